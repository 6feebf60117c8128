import type { Address } from '../../../../shared/values/address.js';

export interface RequestInput {
  readonly orderId: string;
  readonly shipTo: Address;
}

export interface DispatchInput {
  readonly trackingNo: string;
}
