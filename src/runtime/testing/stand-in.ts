import { NotImplemented } from '../domain/index.ts';

/**
 * Something in the place of a port that a test has not got: what it is not given, it refuses.
 *
 * @example standIn<RoutingService>('routing', { findRoutes: async () => [] })
 */
export function standIn<Port extends object>(name: string, members: Partial<Port> = {}): Port {
  // Whoever calls it gets an error for what is missing, which is why it may pass for the whole.
  return new Proxy(members as Port, {
    get: (target, member) => {
      if (Reflect.has(target, member)) return Reflect.get(target, member);
      throw new NotImplemented(`the stand-in of this test for ${name}.${String(member)}`);
    },
  });
}
