import { Money } from './money.js';

export class Order {
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }

  ship(): void {}

  place(): void {
    this.raise('Placed', 2);
  }
}
