import type { Binding, BoundExpression } from '../model/declaration.ts';
import { allowConstant } from './allow-rule.ts';
import { computedName } from './entity-computed.ts';
import { rowNames, usesActor } from './expression-names.ts';
import type { Import } from './imports.ts';
import { camel } from './names.ts';
import { queryInput } from './query-input.ts';
import { hasAllowCondition, isRowQuery, type QueryScope, queryFiles } from './query-scope.ts';
import { rowFile, sourceNames } from './row-source.ts';
import { propertyName } from './schema-text.ts';

/** What a condition of `allow` looks at besides the actor. */
type Subject = 'nothing' | 'actor' | 'input' | 'row' | 'both';

export interface QueryAccess {
  /** @example 'cheapAccess' */
  readonly name: string;
  readonly subject: Subject;
  /** The whole declaration. */
  readonly text: string;
  readonly imports: readonly Import[];
}

const isRow = ({ kind, name }: Binding): boolean =>
  kind === 'row' || (kind === 'whole' && name !== '$input');

const isInput = ({ kind, name }: Binding): boolean =>
  kind === 'input' || (kind === 'whole' && name === '$input');

function subjectOf({ query }: QueryScope): Subject {
  if (!hasAllowCondition(query)) return 'nothing';
  const bindings = query.allow.flatMap(({ condition }) => [
    ...(condition?.bindings.values() ?? []),
  ]);
  const input = bindings.some(isInput);
  const row = bindings.some(isRow);
  if (input && row) return 'both';
  if (input) return 'input';
  return row ? 'row' : 'actor';
}

/** The variable that holds the row. */
const rowVariable = ({ query }: QueryScope): string =>
  isRowQuery(query) ? sourceNames(query.body.source).one : 'row';

/** An input that is absent counts as `null` in conditions. */
function inputText(name: string, { query }: QueryScope): string {
  const key = propertyName(name);
  const path = key === name ? `input.${name}` : `input[${key}]`;
  const field = query.input.find((one) => one.name === name);
  if (field?.default !== undefined) return path;
  if (field?.card === 'optional') return `(${path} ?? null)`;
  return field?.card === 'many' ? `(${path} ?? [])` : path;
}

function namesOf(scope: QueryScope): (binding: Binding) => string {
  const { query } = scope;
  const row = rowVariable(scope);
  const computed = (field: string): string =>
    isRowQuery(query) ? `${computedName(query.body.source, field)}(${row})` : field;
  const rows = rowNames({ row, computed });
  return (binding) => {
    if (binding.kind === 'input') return inputText(binding.name, scope);
    return binding.kind === 'whole' && binding.name === '$input' ? 'input' : rows(binding);
  };
}

/** What the function of a rule is given. */
function ruleParams(scope: QueryScope, condition: BoundExpression, subject: Subject): string {
  const row = rowVariable(scope);
  const param = { nothing: '_', actor: '_', input: 'input', row, both: `{ input, ${row} }` };
  return usesActor(condition) ? `${param[subject]}, actor` : param[subject];
}

/** What `check` is given, as a type; both are held together by one of its own. */
function subjectType(scope: QueryScope, subject: Subject): string {
  const { query, type } = scope;
  if (subject === 'both') return `<${type}Asked>`;
  if (subject === 'input') return `<${queryInput(scope).type}>`;
  return subject === 'row' && isRowQuery(query) ? `<${sourceNames(query.body.source).type}>` : '';
}

function askedType(scope: QueryScope, subject: Subject): string {
  const { query, type } = scope;
  if (subject !== 'both' || !isRowQuery(query)) return '';
  const members = [
    `  readonly input: ${queryInput(scope).type};`,
    `  readonly ${rowVariable(scope)}: ${sourceNames(query.body.source).type};`,
  ];
  return `/** What decides who may ask. */\nexport interface ${type}Asked {\n${members.join('\n')}\n}\n\n`;
}

/** Who may ask over HTTP; undefined: nobody is asked who he is. */
export function queryAccess(scope: QueryScope): QueryAccess | undefined {
  const { query, model, type } = scope;
  if (model.auth === undefined || query.http === undefined) return undefined;
  const subject = subjectOf(scope);
  const name = `${camel(type)}Access`;
  const { text, imports: needed } = allowConstant({
    name,
    subject: subjectType(scope, subject),
    allow: query.allow,
    params: (condition) => ruleParams(scope, condition, subject),
    names: namesOf(scope),
    context: scope.context.name,
  });
  const row = isRowQuery(query) && (subject === 'row' || subject === 'both');
  const imports: readonly Import[] = [
    ...needed,
    ...(row && isRowQuery(query)
      ? [
          {
            name: sourceNames(query.body.source).type,
            from: rowFile(query.body.source),
            type: true,
          },
        ]
      : []),
  ];
  return { name, subject, text: askedType(scope, subject) + text, imports };
}

/** The statement that checks a condition; `''` where there is none. */
export function accessCheck({
  access,
  has,
  row,
  value = row,
}: {
  readonly access: QueryAccess | undefined;
  /** What is known at this point. */
  readonly has: 'input' | 'row';
  readonly row: string;
  /** Where the row is in what `row` holds. */
  readonly value?: string;
}): string {
  if (access === undefined) return '';
  const { name, subject } = access;
  if (has === 'input') {
    if (subject === 'actor') return `${name}.check(undefined);`;
    return subject === 'input' ? `${name}.check(input);` : '';
  }
  if (subject === 'row') return `${name}.check(${value});`;
  const part = value === row ? row : `${row}: ${value}`;
  return subject === 'both' ? `${name}.check({ input, ${part} });` : '';
}

/** Where the constant is. */
export const queryAccessImport = (
  scope: QueryScope,
  access: QueryAccess | undefined,
): readonly Import[] =>
  access === undefined ? [] : [{ name: access.name, from: queryFiles(scope).query }];
