import { checkInt, validate, within } from '@plinth/runtime/domain';
import { Money, type MoneyJson } from '../values/money.js';

export interface PolicyFields {
  readonly id: number;
  readonly price: Money;
}

export interface PolicyJson {
  readonly id: number;
  readonly price: MoneyJson;
}

export class Policy {
  readonly id: number;
  readonly price: Money;

  constructor(fields: PolicyFields) {
    this.id = fields.id;
    this.price = fields.price;
    validate({
      id: checkInt(this.id),
    });
    Object.freeze(this);
  }

  static fromJSON(json: PolicyJson): Policy {
    return new Policy({
      id: json.id,
      price: within('price', () => Money.fromJSON(json.price)),
    });
  }

  toJSON(): PolicyJson {
    return {
      id: this.id,
      price: this.price.toJSON(),
    };
  }
}
