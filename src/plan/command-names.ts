import type { CallBinding, LocalBinding } from '../model/declaration.ts';
import { calledBy } from './command-calls.ts';
import type { CommandScope } from './command-scope.ts';
import { computedName } from './entity-computed.ts';
import { camel } from './names.ts';

/** Variables that every handler may have. */
const taken = new Set([
  'actor',
  'command',
  'expected',
  'fields',
  'id',
  'input',
  'key',
  'outcome',
  'refusal',
  'version',
]);

/** The variable of a `let`. */
export const letVariable = (name: string, { names }: Pick<CommandScope, 'names'>): string =>
  taken.has(name) || name === names.one ? `${name}Value` : name;

/** How a handler says the names of its expressions; some inputs may have variables of their own. */
export const handlerNames =
  (scope: CommandScope, input: 'input' | 'fields', variables?: ReadonlySet<string>) =>
  (binding: LocalBinding | CallBinding): string => {
    const { aggregate, names } = scope;
    const { kind, name } = binding;
    const called = 'owner' in binding ? calledBy(binding, scope) : undefined;
    if (called !== undefined) return called.callee;
    switch (kind) {
      case 'let':
        return letVariable(name, scope);
      case 'input':
        return variables?.has(name) ? letVariable(name, scope) : `${input}.${name}`;
      case 'state': {
        if (name === 'id') return `${names.one}.id`;
        const isComputed = binding.field?.computed !== undefined;
        return isComputed
          ? `${computedName(aggregate, name)}(${names.one}.state)`
          : `${names.one}.state.${name}`;
      }
      case 'whole':
        return name === '$state' ? `${names.one}.state` : input;
      case 'now':
      case 'today':
        return `this.#clock.${kind}()`;
      default:
        return camel(name);
    }
  };
