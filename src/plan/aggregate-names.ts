import type { Aggregate } from '../model/aggregate.ts';
import type { Command } from '../model/command.ts';
import type { Declared } from '../model/declaration.ts';
import { type EntityNames, entityNames } from './entity-names.ts';
import { camel, kebab, pascal } from './names.ts';
import { oncePer } from './once-per.ts';

/** What an aggregate is called in code, beside what every root has. */
export interface AggregateNames extends EntityNames {
  /** @example 'AccountState' */
  readonly state: string;
  /** The map of payloads. @example 'AccountEvents' */
  readonly events: string;
  /** One of them. @example 'AccountEvent' */
  readonly event: string;
  /** What each event makes of the state. @example 'applyAccount' */
  readonly apply: string;
  /** How the events are written down. @example 'accountEvents' */
  readonly codec: string;
  /** The interface. @example 'AccountRepository' */
  readonly repository: string;
  /** The class behind it. @example 'EventSourcedAccountRepository', 'SqlWalletRepository' */
  readonly storedRepository: string;
  /** What its streams are filed under. @example 'accounts.account' */
  readonly category: string;
}

/** @example aggregateNames(account).state // 'AccountState' */
export const aggregateNames = oncePer((aggregate: Aggregate): AggregateNames => {
  const names = entityNames(aggregate);
  const { type } = names;
  return {
    ...names,
    state: `${type}State`,
    events: `${type}Events`,
    event: `${type}Event`,
    apply: `apply${type}`,
    codec: `${camel(type)}Events`,
    repository: `${type}Repository`,
    storedRepository: `${aggregate.store === 'events' ? 'EventSourced' : 'Sql'}${type}Repository`,
    category: `${kebab(aggregate.context ?? '')}.${kebab(aggregate.name)}`,
  };
});

/** Members that every aggregate has from its base class, or every object. */
const members = new Set([
  ...['apply', 'blank', 'state', 'exists', 'version', 'changes', 'now', 'today', 'raise', 'id'],
  ...['requireNew', 'restore', 'replay', 'checkInvariants', 'saved', 'occasion'],
  ...Object.getOwnPropertyNames(Object.prototype),
]);

/** The method of a command. @example 'withdraw', or 'applyVoucher' where `apply` is taken */
export function commandMethod({ name }: Pick<Command, 'name'>, { type }: AggregateNames): string {
  const method = camel(name);
  return members.has(method) ? `${method}${type}` : method;
}

/** What a command's method takes. @example 'WithdrawInput' */
export const inputType = ({ name }: Pick<Command, 'name'>): string => `${pascal(name)}Input`;

/** The message of a command. @example 'WithdrawCommand' */
export const commandType = ({ name }: Pick<Declared, 'name'>): string => `${pascal(name)}Command`;

/** @example 'WithdrawHandler' */
export const handlerType = ({ name }: Pick<Declared, 'name'>): string => `${pascal(name)}Handler`;
