import { Money } from './money.js';

export class Order {
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }

  ship(): void {
    this.raise('Shipped');
  }

  place(): void {
    this.log('placing');
    this.raise('Placed');
  }
}
