import { Money } from './money.js';

export class Order {
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }

<<<<<<< yours
  place(): void {
    this.raise('Placed', 1);
  }
||||||| generated before
  place(): void {
    this.raise('Placed');
  }
=======
>>>>>>> generated now
}
