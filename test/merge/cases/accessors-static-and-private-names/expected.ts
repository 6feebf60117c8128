export class A {
  static x = 10;
  x = 20;
  get y() {
    return 10;
  }
  set y(z) {
    go(z);
  }
  #x = 30;
}
