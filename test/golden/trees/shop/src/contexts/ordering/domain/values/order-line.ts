import { checkInt, ValueObject, validate, within } from '@plinth/runtime/domain';
import { checkSku, type Sku } from '../../../../shared/types.js';
import { Money, type MoneyJson } from '../../../../shared/values/money.js';

export interface OrderLineFields {
  readonly sku: Sku;
  readonly quantity: number;
  readonly unitPrice: Money;
}

export interface OrderLineJson {
  readonly sku: Sku;
  readonly quantity: number;
  readonly unitPrice: MoneyJson;
  readonly subtotal?: MoneyJson | undefined;
}

export class OrderLine extends ValueObject {
  readonly sku: Sku;
  readonly quantity: number;
  readonly unitPrice: Money;

  constructor(fields: OrderLineFields) {
    super();
    this.sku = fields.sku;
    this.quantity = fields.quantity;
    this.unitPrice = fields.unitPrice;
    validate({
      sku: checkSku(this.sku),
      quantity: checkInt(this.quantity, { min: 1, max: 999 }),
    });
    Object.freeze(this);
  }

  static fromJSON(json: OrderLineJson): OrderLine {
    return new OrderLine({
      sku: json.sku,
      quantity: json.quantity,
      unitPrice: within('unitPrice', () => Money.fromJSON(json.unitPrice)),
    });
  }

  get subtotal(): Money {
    return this.unitPrice.times(this.quantity);
  }

  toJSON(): OrderLineJson {
    return {
      sku: this.sku,
      quantity: this.quantity,
      unitPrice: this.unitPrice.toJSON(),
      subtotal: this.subtotal.toJSON(),
    };
  }
}
