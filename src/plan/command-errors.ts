import type { ErrorDeclaration, Rule } from '../model/declaration.ts';
import { calledQuery, callsIn } from './command-calls.ts';
import type { CommandScope } from './command-scope.ts';
import { targetsIn } from './entity-needs.ts';
import { stringLiteral } from './escape.ts';
import { errorName } from './identifiers.ts';
import type { Import } from './imports.ts';
import { importFile } from './paths.ts';

/** The errors that a route declares, as elements of a list. */
export interface DeclaredErrors {
  readonly names: readonly string[];
  readonly imports: readonly Import[];
}

const rulesOf = ({ command, aggregate }: CommandScope): readonly Rule[] => [
  ...command.require,
  ...aggregate.invariants,
  ...aggregate.children.flatMap(({ invariants }) => invariants),
];

/** Every route has these where they can happen. */
const derived = new Set(['Validation', 'NotFound', 'VersionMismatch', 'Conflict']);

/** The state fields that the events of a command may set. */
const setBy = ({ command }: CommandScope): ReadonlySet<string> =>
  new Set(
    command.outcomes.flatMap(({ emit }) =>
      emit.flatMap(({ event: { same, apply } }) => [
        ...same.map(({ name }) => name),
        ...(apply.kind === 'set' ? apply.set.map(({ field }) => field.name) : []),
      ]),
    ),
  );

function mayClash(scope: CommandScope): boolean {
  const { command, aggregate } = scope;
  if (command.state.creates && aggregate.identity.made === 'given') return true;
  const set = setBy(scope);
  const unique = [
    ...aggregate.fields.filter((field) => field.unique),
    ...aggregate.indexes.filter((index) => index.unique).flatMap(({ columns }) => columns),
  ];
  return unique.some((one) => set.has('field' in one ? one.field.name : one.name));
}

interface Way {
  /** Sent by another command: nothing follows from a route of its own. */
  readonly isSent: boolean;
}

/** What may come of asking others in a `let`, and of bodies that are written by hand. */
function asked(scope: CommandScope): readonly string[] {
  const { command, context, aggregate } = scope;
  const calls = command.lets.flatMap(({ value }) => callsIn(value));
  const byHand = context.domainServices.flatMap(({ name, operations }) =>
    operations.filter(({ body }) => body === undefined).map((one) => `${name}.${one.name}`),
  );
  const isByHand =
    calls.some(
      (one) =>
        (one.kind === 'service' && byHand.includes(`${one.owner}.${one.name}`)) ||
        calledQuery(one, scope)?.query.body.kind === 'code',
    ) || aggregate.events.some(({ apply }) => apply.kind === 'code');
  return [
    ...(isByHand ? ['NotImplemented'] : []),
    ...(calls.some(({ kind }) => kind === 'external') ? ['Unavailable'] : []),
  ];
}

function builtIn(scope: CommandScope, { isSent }: Way): readonly string[] {
  const { command } = scope;
  const { state, target, http } = command;
  const isGuarded = state.from.length > 0 && command.illegal === 'error';
  const isUnique = mayClash(scope);
  // Where the path names an instance, the runtime knows that there may be none.
  const isSought = target.kind === 'expr' || target.kind === 'unique';
  return [
    ...((isSent && state.changes) || (isSought && http?.params.length === 0) ? ['NotFound'] : []),
    ...(isSent && state.changes ? ['Conflict'] : []),
    ...(isGuarded ? ['IllegalState'] : []),
    ...(isUnique ? ['NotUnique'] : []),
    ...targetsIn(command.input).map(({ name }) => `Unknown${name}`),
    ...asked(scope),
  ];
}

/** Errors that commands may answer beyond those every route of their kind has. */
export function declaredErrors(scopes: readonly CommandScope[], way: Way): DeclaredErrors {
  const found = scopes.flatMap((scope) => {
    const errors: readonly ErrorDeclaration[] = [
      ...rulesOf(scope).map(({ error }) => error),
      ...scope.command.outcomes.flatMap(({ error }) => error ?? []),
    ];
    return errors.map((error) => ({ error, scope }));
  });
  const known = found.filter(({ error }) => error.builtIn && !derived.has(error.name));
  const names = [
    ...scopes.flatMap((scope) => builtIn(scope, way)),
    ...known.map(({ error }) => error.name),
  ];
  const declared = new Map(
    found.filter(({ error }) => !error.builtIn).map((one) => [one.error, one.scope] as const),
  );
  const classes = [...declared].map(([error, { model, context }]) => ({
    name: errorName(error, model),
    from: importFile(error, context.name),
  }));
  return {
    names: [...[...new Set(names)].map(stringLiteral), ...classes.map(({ name }) => name)],
    imports: classes,
  };
}
