import { allow } from '@plinth/runtime/auth';
import type { Versioned } from '@plinth/runtime/repositories';
import type { OrderState } from '../../domain/order/state.js';

export interface GetOrderInput {
  readonly orderId: string;
}

export const getOrderAccess = allow<OrderState>('support', {
  role: 'customer',
  if: (order, actor) => actor.id === order.customerId,
});

export interface GetOrderQuery {
  /** Null where there is none. */
  ask(input: GetOrderInput): Promise<Versioned<OrderState> | null>;
}
