import type { Call } from './call.ts';
import type { BoundExpression } from './declaration.ts';

export interface Rate {
  readonly times: number;
  readonly perMs: number;
  readonly of: 'actor' | 'address';
}

export interface Header {
  readonly name: string;
  readonly value: BoundExpression;
}

export interface GatewayRoute {
  /** `*` one segment, `**` any. */
  readonly pattern: string;
  readonly auth: 'optional' | 'required' | undefined;
  readonly rateLimit: Rate | undefined;
  /** Set on the request that is passed on. */
  readonly headers: readonly Header[];
  readonly responseHeaders: readonly Header[];
  readonly cacheMs: number | undefined;
}

/** One GET answer made of several queries. */
export interface Composition {
  /** With the base path. */
  readonly path: string;
  readonly params: readonly string[];
  readonly parts: readonly {
    readonly name: string;
    readonly call: Call;
    /** One that fails is answered as null. */
    readonly optional: boolean;
  }[];
}

export interface Gateway {
  readonly port: number;
  /** The longest pattern that matches wins. */
  readonly routes: readonly GatewayRoute[];
  readonly compose: readonly Composition[];
}
