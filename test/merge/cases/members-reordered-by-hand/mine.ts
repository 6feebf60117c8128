import { Money } from './money.js';

export class Order {
  place(): void {
    this.raise('Placed');
  }

  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}
