import type { Decimal } from '@plinth/runtime/domain';
import type { Method } from '../unions/method.js';

export interface AddInput {
  readonly amount: Decimal;
}

export interface TakeInput {
  readonly amount: Decimal;
}

export interface PickInput {
  readonly last4: string;
  readonly method: Method;
}
