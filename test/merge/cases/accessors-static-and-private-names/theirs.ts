export class A {
  static x = 1;
  x = 20;
  get y() {
    return 1;
  }
  set y(z) {
    go(z);
  }
  #x = 30;
}
