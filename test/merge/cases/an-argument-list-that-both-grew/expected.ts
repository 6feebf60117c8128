export class H {
  constructor(ports: Ports, mine: Mine) {
    this.a = ports.a;
<<<<<<< yours
    this.mine = mine;
||||||| generated before
=======
    this.b = ports.b;
>>>>>>> generated now
  }
}
