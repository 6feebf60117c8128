import type { Money } from '../../../../shared/values/money.js';

export interface ChargeAck {
  readonly message: string;
}

export interface ChargeInput {
  readonly orderId: string;
  readonly customerId: string;
  readonly amount: Money;
  readonly ack: ChargeAck;
}
