import type { ErrorDeclaration, Rule } from '../model/declaration.ts';
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

function builtIn(scope: CommandScope): readonly string[] {
  const { command } = scope;
  const { state, target, http } = command;
  const isGuarded = state.from.length > 0 && command.illegal === 'error';
  const isUnique = mayClash(scope);
  // Where the path names an instance, the runtime knows that there may be none.
  const isSought = target.kind === 'expr' || target.kind === 'unique';
  return [
    ...(isSought && http?.params.length === 0 ? ['NotFound'] : []),
    ...(isGuarded ? ['IllegalState'] : []),
    ...(isUnique ? ['NotUnique'] : []),
    ...targetsIn(command.input).map(({ name }) => `Unknown${name}`),
  ];
}

/** Errors that a command may answer beyond those every route of its kind has. */
export function commandErrors(scope: CommandScope): DeclaredErrors {
  const { command, model, context } = scope;
  const errors: readonly ErrorDeclaration[] = [
    ...rulesOf(scope).map(({ error }) => error),
    ...command.outcomes.flatMap(({ error }) => error ?? []),
  ];
  const known = errors.filter((error) => error.builtIn && !derived.has(error.name));
  const declared = [...new Set(errors.filter((error) => !error.builtIn))];
  const names = [...builtIn(scope), ...known.map(({ name }) => name)];
  return {
    names: [
      ...[...new Set(names)].map(stringLiteral),
      ...declared.map((error) => errorName(error, model)),
    ],
    imports: declared.map((error) => ({
      name: errorName(error, model),
      from: importFile(error, context.name),
    })),
  };
}
