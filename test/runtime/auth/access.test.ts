import { describe, expect, it } from 'vitest';
import {
  type Access,
  type Actor,
  allow,
  anonymous,
  callContext,
  currentActor,
  system,
} from '../../../src/runtime/auth/index.ts';

interface Order {
  readonly customerId: string;
}

const actor = (id: string, ...roles: readonly string[]): Actor => ({ id, roles, claims: {} });
const order: Order = { customerId: 'mia' };
const own = { role: 'customer', if: (row: Order, by: Actor) => row.customerId === by.id };

const verdict = (check: () => void): string => {
  try {
    check();
    return 'in';
  } catch (error) {
    return Object(error).code;
  }
};

const orders: Access<Order> = allow('support', own);
const cases: readonly (readonly [string, Access<Order>, Actor, string, string])[] = [
  ['nobody is named', allow(), actor('mia', 'admin'), 'Forbidden', 'Forbidden'],
  ['anyone', allow('anyone'), anonymous, 'in', 'in'],
  ['signed in, and is', allow('signedIn'), actor('mia'), 'in', 'in'],
  ['signed in, and is not', allow('signedIn'), anonymous, 'Unauthenticated', 'Unauthenticated'],
  ['a role held', allow('admin'), actor('mia', 'admin'), 'in', 'in'],
  ['a role not held', allow('admin'), actor('mia', 'vet'), 'Forbidden', 'Forbidden'],
  ['a role, and no token', allow('admin'), anonymous, 'Unauthenticated', 'Unauthenticated'],
  ['one of two roles', allow('admin', 'vet'), actor('mia', 'vet'), 'in', 'in'],
  ['a condition that holds', orders, actor('mia', 'customer'), 'in', 'in'],
  ['a condition that does not', orders, actor('tom', 'customer'), 'in', 'Forbidden'],
  ['the role without a condition', orders, actor('tom', 'support'), 'in', 'in'],
  ['a condition of another role', orders, actor('mia', 'vet'), 'Forbidden', 'Forbidden'],
  ['the system itself', allow(), system, 'in', 'in'],
  [
    'a token that claims to be anyone',
    allow('clerk'),
    actor('x', 'anyone'),
    'Forbidden',
    'Forbidden',
  ],
];

describe('access', () => {
  it.each(cases)('%s', (_, access, by, admitted, checked) => {
    expect(verdict(() => access.admit(by))).toBe(admitted);
    expect(verdict(() => access.check(order, by))).toBe(checked);
    expect(access.permits(order, by)).toBe(checked === 'in');
  });

  it('asks the caller of the present request, and outside of one the system', () => {
    expect(verdict(() => orders.check(order))).toBe('in');
    const call = { correlationId: 'r-1', actor: actor('tom', 'customer') };
    callContext.run(call, () => {
      expect(currentActor().id).toBe('tom');
      expect(verdict(() => orders.check(order))).toBe('Forbidden');
    });
    expect(currentActor()).toBe(system);
  });
});
