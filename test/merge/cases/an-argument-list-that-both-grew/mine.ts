export class H {
  constructor(ports: Ports, mine: Mine) {
    this.a = ports.a;
    this.mine = mine;
  }
}
