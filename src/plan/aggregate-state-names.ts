import type { Aggregate } from '../model/aggregate.ts';
import type { Binding, CallBinding, LocalBinding } from '../model/declaration.ts';
import { computedName } from './entity-computed.ts';

export interface StateNames {
  readonly aggregate: Aggregate;
  /** Where the state is. @example 'this.state' */
  readonly state: string;
}

const isComputed = (binding: Binding): boolean =>
  'field' in binding && binding.field?.computed !== undefined;

/** How a field of the state is read. @example 'this.state.balance', 'stockAvailable(this.state)' */
export function stateName(
  binding: LocalBinding | CallBinding,
  { aggregate, state }: StateNames,
): string {
  const { name } = binding;
  return isComputed(binding) ? `${computedName(aggregate, name)}(${state})` : `${state}.${name}`;
}

/** Names in a method of the aggregate: what it is given, and its own state. */
export const methodNames =
  (names: StateNames) =>
  (binding: LocalBinding | CallBinding): string => {
    const { kind, name } = binding;
    switch (kind) {
      case 'let':
      case 'input':
        return `input.${name}`;
      case 'now':
      case 'today':
        return `this.${kind}`;
      case 'whole':
        return name === '$input' ? 'input' : names.state;
      case 'state':
      case 'field':
        return name === 'id' ? 'this.id' : stateName(binding, names);
      default:
        return name;
    }
  };
