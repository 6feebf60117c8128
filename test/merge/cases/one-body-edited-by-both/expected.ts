import { Money } from './money.js';

export class Order {
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }

  place(): void {
<<<<<<< yours
    this.raise('Placed', 1);
||||||| generated before
    this.raise('Placed');
=======
    this.raise('Placed', 2);
>>>>>>> generated now
  }
}
