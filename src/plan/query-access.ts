import type { Allowed } from '../model/allow.ts';
import type { Binding } from '../model/declaration.ts';
import { statement } from './code-doc.ts';
import { type AllowRule, allowCall } from './entity-access.ts';
import { computedName } from './entity-computed.ts';
import { entityNames } from './entity-names.ts';
import { stringLiteral } from './escape.ts';
import { printExpression } from './expression.ts';
import { rowNames, usesActor } from './expression-names.ts';
import type { Import } from './imports.ts';
import { camel } from './names.ts';
import { domainFile } from './paths.ts';
import { queryInput } from './query-input.ts';
import { hasAllowCondition, isRowQuery, type QueryScope, queryFiles } from './query-scope.ts';
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
  isRowQuery(query) ? entityNames(query.body.source).one : 'row';

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

function ruleText(scope: QueryScope, { role, condition }: Allowed, subject: Subject): AllowRule {
  if (condition === undefined) return { code: stringLiteral(role), imports: [] };
  const printed = printExpression(condition, {
    names: namesOf(scope),
    context: scope.context.name,
    place: { indent: 0, width: Number.MAX_SAFE_INTEGER },
  });
  const row = rowVariable(scope);
  const params = {
    nothing: '',
    actor: '_, actor',
    input: 'input, actor',
    row: `${row}, actor`,
    both: `{ input, ${row} }, actor`,
  }[subject].replace(usesActor(condition) ? '' : ', actor', '');
  return {
    code: [`role: ${stringLiteral(role)}`, `if: (${params}) => ${printed.text}`],
    imports: printed.imports,
  };
}

/** What `check` is given, as a type. */
function subjectType(scope: QueryScope, subject: Subject): string {
  const { query } = scope;
  const row = isRowQuery(query) ? entityNames(query.body.source).type : '';
  const input = queryInput(scope).type;
  if (subject === 'row') return `<${row}>`;
  if (subject === 'input') return `<${input}>`;
  if (subject === 'both') {
    return `<{ readonly input: ${input}; readonly ${rowVariable(scope)}: ${row} }>`;
  }
  return '';
}

/** Who may ask over HTTP; undefined: nobody is asked who he is. */
export function queryAccess(scope: QueryScope): QueryAccess | undefined {
  const { query, model, type } = scope;
  if (model.auth === undefined || query.http === undefined) return undefined;
  const subject = subjectOf(scope);
  const rules = query.allow.map((rule) => ruleText(scope, rule, subject));
  const row = isRowQuery(query) && (subject === 'row' || subject === 'both');
  const imports: readonly Import[] = [
    { name: 'allow', from: '@plinth/runtime/auth' },
    ...(row && isRowQuery(query)
      ? [
          {
            name: entityNames(query.body.source).type,
            from: domainFile(query.body.source),
            type: true,
          },
        ]
      : []),
    ...rules.flatMap(({ imports }) => imports),
  ];
  return {
    name: `${camel(type)}Access`,
    subject,
    text: statement(
      `export const ${camel(type)}Access =`,
      [' ', allowCall(`allow${subjectType(scope, subject)}`, rules)],
      0,
    ),
    imports,
  };
}

/** The statement that checks a condition; `''` where there is none. */
export function accessCheck({
  access,
  has,
  row,
}: {
  readonly access: QueryAccess | undefined;
  /** What is known at this point. */
  readonly has: 'input' | 'row';
  readonly row: string;
}): string {
  if (access === undefined) return '';
  const { name, subject } = access;
  if (has === 'input') {
    if (subject === 'actor') return `${name}.check(undefined);`;
    return subject === 'input' ? `${name}.check(input);` : '';
  }
  if (subject === 'row') return `${name}.check(${row});`;
  return subject === 'both' ? `${name}.check({ input, ${row} });` : '';
}

/** Where the constant is. */
export const queryAccessImport = (
  scope: QueryScope,
  access: QueryAccess | undefined,
): readonly Import[] =>
  access === undefined ? [] : [{ name: access.name, from: queryFiles(scope).query }];
