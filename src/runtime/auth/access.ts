import { Forbidden, Unauthenticated } from '../domain/index.ts';
import { type Actor, anonymous, system } from './actor.ts';
import { currentActor } from './call-context.ts';

/** A role that counts only where the condition holds for the row in question. */
export interface ConditionalRule<Row> {
  readonly role: string;
  readonly if: (row: Row, actor: Actor) => boolean;
}

/** `anyone`, `signedIn`, the name of a role, or a role under a condition. */
export type AllowRule<Row> = string | ConditionalRule<Row>;

/** The callers that may do something; nobody, where no rule says so. */
export class Access<in Row = unknown> {
  readonly #roles: readonly string[];
  readonly #conditions: readonly ConditionalRule<Row>[];

  constructor(rules: readonly AllowRule<Row>[]) {
    this.#roles = rules.filter((rule) => typeof rule === 'string');
    this.#conditions = rules.filter((rule) => typeof rule !== 'string');
  }

  /** Whether a caller without a token may come in, whatever the row. */
  get open(): boolean {
    return this.#roles.includes('anyone');
  }

  /** Whether the answer depends on the row. */
  get conditional(): boolean {
    return this.#conditions.length > 0;
  }

  /** Before any work: refuses whoever no rule could let in, whatever the row. */
  admit(actor: Actor): void {
    if (!this.admits(actor)) {
      refuse(actor);
    }
  }

  /** Whether a rule could let somebody in, for some row at least. */
  admits(actor: Actor = currentActor()): boolean {
    return this.#holdsRole(actor) || this.#conditions.some((rule) => plays(actor, rule.role));
  }

  /** With the row in hand: refuses whoever no rule lets in. */
  check(row: Row, actor: Actor = currentActor()): void {
    if (!this.permits(row, actor)) {
      refuse(actor);
    }
  }

  permits(row: Row, actor: Actor = currentActor()): boolean {
    return (
      this.#holdsRole(actor) ||
      this.#conditions.some((rule) => plays(actor, rule.role) && rule.if(row, actor))
    );
  }

  #holdsRole(actor: Actor): boolean {
    return actor === system || this.#roles.some((role) => plays(actor, role));
  }
}

/** @example allow<Order>('support', { role: 'customer', if: (order, actor) => order.customerId === actor.id }) */
export function allow<Row = unknown>(...rules: readonly AllowRule<Row>[]): Access<Row> {
  return new Access(rules);
}

function plays(actor: Actor, role: string): boolean {
  if (role === 'anyone') {
    return true;
  }
  return actor !== anonymous && (role === 'signedIn' || actor.roles.includes(role));
}

function refuse(actor: Actor): never {
  throw actor === anonymous ? new Unauthenticated() : new Forbidden();
}
