import type { Currency } from '../../../../shared/enums/currency.js';
import type { Sku } from '../../../../shared/types.js';
import type { Address } from '../../../../shared/values/address.js';
import type { Money } from '../../../../shared/values/money.js';
import type { CancelReason } from '../enums/cancel-reason.js';

export interface OpenInput {
  readonly customerId: string;
  readonly currency: Currency;
}

export interface AddLineProduct {
  readonly active: boolean;
}

export interface AddLineInput {
  readonly sku: Sku;
  readonly quantity: number;
  readonly product: AddLineProduct | null;
  readonly unitPrice: Money | null;
}

export interface PlaceInput {
  readonly shipTo: Address;
}

export interface RecordPaymentInput {
  readonly paymentId: string;
  readonly amount: Money;
}

export interface ShipInput {
  readonly trackingNo: string;
}

export interface CancelInput {
  readonly reason: CancelReason;
}
