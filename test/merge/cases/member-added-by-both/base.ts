import { Money } from './money.js';

export class Order {
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }

  place(): void {
    this.raise('Placed');
  }
}
