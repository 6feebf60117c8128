import type { Aggregate } from '../aggregate.ts';
import type { Command } from '../command.ts';
import type { Context } from '../context.ts';
import type { ExpressionType, Field } from '../declaration.ts';
import { namesOf, storedNames, typeOf, types } from '../expression-type.ts';
import type { Query } from '../query.ts';
import type { Returns } from '../returns.ts';
import type { Nameable, Command as SentCommand, Stored } from '../scope.ts';
import { stateOf } from './aggregate.ts';
import { columnsOf } from './entity.ts';
import { columnsFor } from './query.ts';

type Nameables = Pick<Context, 'enums' | 'unions' | 'values'> &
  Partial<
    Pick<
      Context,
      'entities' | 'aggregates' | 'domainServices' | 'externals' | 'commands' | 'queries'
    >
  >;

/** What expressions may name of a context, or of the shared kernel. The first of a name wins. */
export function nameablesOf(context: Nameables): ReadonlyMap<string, Nameable> {
  const { enums, unions, values, aggregates = [], entities = [] } = context;
  const nameables: readonly Nameable[] = [
    ...enums,
    ...unions,
    ...values,
    ...entities.map((entity): Stored => stored(entity, columnsOf(entity))),
    ...aggregates.map(
      (aggregate): Stored => stored(aggregate, stateOf(aggregate), aggregate.commands),
    ),
    ...aggregates.flatMap(({ children }) => children),
    ...aggregates.flatMap(({ states }) => (states ? [states.enum] : [])),
    ...(context.domainServices ?? []).map(
      ({ name, operations }): Nameable => ({ kind: 'service', name, operations }),
    ),
    ...(context.externals ?? []).map(
      ({ name, operations }): Nameable => ({
        kind: 'external',
        name,
        operations: operations.map(({ name, input, returns }) => ({
          name,
          input,
          returns: returns ? typeOfReturns(returns) : types.unknown,
        })),
      }),
    ),
    ...(context.commands ?? []).map(
      ({ name, input }): Nameable => ({ kind: 'command', name, input }),
    ),
    ...(context.queries ?? []).map(nameableQuery),
  ];
  const map = new Map<string, Nameable>();
  for (const nameable of nameables) {
    if (!map.has(nameable.name)) map.set(nameable.name, nameable);
  }
  return map;
}

function stored(
  root: Pick<Aggregate, 'name' | 'identity'> & { readonly kind: Stored['kind'] },
  columns: readonly Field[],
  commands: readonly Command[] = [],
): Stored {
  return {
    kind: root.kind,
    name: root.name,
    id: typeOf(root.identity.field),
    row: storedNames(columns),
    commands: commands.map((command) => nameableCommand(command, root)),
  };
}

export const typeOfReturns = (returns: Returns): ExpressionType =>
  returns.kind === 'shape' ? typeOf(returns) : types.object(namesOf(returns.fields));

/** Only a command that creates, with an id that the server makes, is called without one. */
function nameableCommand(
  { name, input, state }: Command,
  { identity }: Pick<Aggregate, 'identity'>,
): SentCommand {
  const isMade = !state.changes && identity.made !== 'given';
  return { kind: 'command', name, input, ...(!isMade && { id: typeOf(identity.field) }) };
}

const nameableQuery = ({ name, input, body }: Query): Nameable => ({
  kind: 'query',
  name,
  input,
  returns: body.kind === 'code' ? typeOfReturns(body.returns) : rowsOf(body),
});

/** What `ask` answers is the row itself: the route makes the answer of it. */
function rowsOf({ source, rows }: Query['body'] & { kind: 'from' }): ExpressionType {
  const row = types.object(storedNames(columnsFor(source)));
  return rows === 'one' ? types.optional(row) : types.list(row);
}
