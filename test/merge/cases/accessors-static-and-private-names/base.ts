export class A {
  static x = 1;
  x = 2;
  get y() {
    return 1;
  }
  set y(z) {}
  #x = 3;
}
