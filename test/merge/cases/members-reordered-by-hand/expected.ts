import { Money } from './money.js';

export class Order {
  place(): void {
    this.raise('Placed', 2);
  }

  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }

  ship(): void {}
}
