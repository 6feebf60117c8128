import {
  checkDecimal,
  checkMember,
  Decimal,
  NotImplemented,
  ValueObject,
  validate,
} from '@plinth/runtime/domain';
import { Currency } from '../enums/currency.js';
import { CurrencyMismatch } from '../errors.js';

export interface MoneyFields {
  readonly amount: Decimal;
  readonly currency: Currency;
}

export interface MoneyJson {
  readonly amount: string | number;
  readonly currency: Currency;
}

export class Money extends ValueObject {
  readonly amount: Decimal;
  readonly currency: Currency;

  constructor(fields: MoneyFields) {
    super();
    this.amount = fields.amount;
    this.currency = fields.currency;
    validate({
      amount: checkDecimal(this.amount, { scale: 2 }),
      currency: checkMember(this.currency, Object.values(Currency)),
    });
    Object.freeze(this);
  }

  static fromJSON(json: MoneyJson): Money {
    return new Money({
      amount: Decimal.of(json.amount),
      currency: json.currency,
    });
  }

  plus(other: Money): Money {
    if (other.currency !== this.currency) {
      throw new CurrencyMismatch();
    }
    return new Money({ amount: this.amount.plus(other.amount), currency: this.currency });
  }

  times(n: number): Money {
    return new Money({ amount: this.amount.times(n), currency: this.currency });
  }

  covers(other: Money): boolean {
    return other.currency === this.currency && this.amount.gte(other.amount);
  }

  split(parts: number): readonly Money[] {
    throw new NotImplemented('Money.split');
  }

  toJSON(): MoneyJson {
    return {
      amount: this.amount.toFixed(2),
      currency: this.currency,
    };
  }
}
