import { Money } from './money.js';

export class Order {
  readonly id: string;
  readonly total: Money;

  constructor(id: string) {
    this.id = id;
  }
}
