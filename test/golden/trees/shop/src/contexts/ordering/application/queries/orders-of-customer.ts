import { type Actor, allow } from '@plinth/runtime/auth';
import type { Page, PageRequest } from '@plinth/runtime/repositories';
import type { OrderStatus } from '../../domain/enums/order-status.js';
import type { OrderSummary } from '../views/order-summary.js';

export interface OrdersOfCustomerInput extends PageRequest {
  readonly customerId: string;
  readonly status?: OrderStatus | undefined;
  readonly since?: string | undefined;
}

export const ordersOfCustomerAccess = allow<OrdersOfCustomerInput>('support', {
  role: 'customer',
  if: (input, actor) => actor.id === input.customerId,
});

export interface OrdersOfCustomerQuery {
  ask(input: OrdersOfCustomerInput, actor: Actor): Promise<Page<OrderSummary>>;
}
