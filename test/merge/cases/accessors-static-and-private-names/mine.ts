export class A {
  static x = 10;
  x = 2;
  get y() {
    return 10;
  }
  set y(z) {}
  #x = 3;
}
