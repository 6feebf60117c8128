export class H {
  constructor(ports: Ports) {
    this.a = ports.a;
    this.b = ports.b;
  }
}
