import { checkDecimal, checkString, Decimal, ValueObject, validate } from '@plinth/runtime/domain';

export interface MoneyFields {
  readonly amount: Decimal;
  readonly currency?: string | undefined;
}

export interface MoneyJson {
  readonly amount: string | number;
  readonly currency?: string | undefined;
}

export class Money extends ValueObject {
  readonly amount: Decimal;
  readonly currency: string;

  constructor(fields: MoneyFields) {
    super();
    this.amount = fields.amount;
    this.currency = fields.currency ?? 'CHF';
    validate({
      amount: checkDecimal(this.amount, { min: '0', scale: 2 }),
      currency: checkString(this.currency, { min: 3, max: 3 }),
    });
    Object.freeze(this);
  }

  static fromJSON(json: MoneyJson): Money {
    return new Money({
      amount: Decimal.of(json.amount),
      currency: json.currency,
    });
  }

  toJSON(): MoneyJson {
    return {
      amount: this.amount.toFixed(2),
      currency: this.currency,
    };
  }
}
