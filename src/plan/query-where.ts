import type { Field } from '../model/declaration.ts';
import type { Condition, Literal, Operand } from '../model/query.ts';
import { scalarOf } from '../model/scalar-of.ts';
import { isLink, isList } from './entity-fields.ts';
import { type EntityScope, entityScope } from './entity-scope.ts';
import { partTable } from './entity-table.ts';
import { stringLiteral } from './escape.ts';
import { fitted } from './fitted.ts';
import { typeName } from './identifiers.ts';
import type { Import } from './imports.ts';
import { elements, parameters } from './parameters.ts';
import { columnName, importFile } from './paths.ts';
import type { QueryScope, RowQuery } from './query-scope.ts';
import { propertyName } from './schema-text.ts';
import { isDecimal } from './type-text.ts';

/** One line of `where` as a call on the SQL query. */
export interface WhereCall {
  /** @example "('genre', '=', input.genre)" */
  readonly args: string;
  /** What must hold for the call to be made; `''`: it always is. */
  readonly guard: string;
  readonly imports: readonly Import[];
}

interface Code {
  readonly text: string;
  readonly imports: readonly Import[];
}

const code = (text: string, imports: readonly Import[] = []): Code => ({ text, imports });

const repositories = (name: string): Import => ({ name, from: '@plinth/runtime/repositories' });

const sql: Import = { name: 'sql', from: 'kysely' };

/** The variable that holds a claim of whoever asks. */
export const claimName = (claim: string): string => `${claim}Claim`;

const inputPath = ({ name }: Field): string => {
  const key = propertyName(name);
  return key === name ? `input.${name}` : `input[${key}]`;
};

const scalar = ({ type }: Field) => scalarOf(type)?.scalar;

/** How one value is written where a column of this kind is compared with it. */
function compared(column: Field, value: string, isDecimalValue: boolean): Code {
  if (isDecimal(column.type) || isDecimalValue) {
    return code(`numeric(${value})`, [repositories('numeric')]);
  }
  return code(scalar(column) === 'bool' ? `Number(${value})` : value);
}

const isTimeWithOffset = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d.*([Zz]|[+-]\d\d:?\d\d)$/;

/** Stored times are UTC with milliseconds, and are compared as text. */
function timeText(text: string): string {
  const time = isTimeWithOffset.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? text : new Date(time).toISOString();
}

function literalCode(column: Field, literal: Literal, context: string): Code {
  switch (literal.kind) {
    case 'number':
      return isDecimal(column.type)
        ? compared(column, stringLiteral(literal.text), true)
        : code(`${Number(literal.text)}`);
    case 'text':
      return code(
        stringLiteral(scalar(column) === 'datetime' ? timeText(literal.value) : literal.value),
      );
    case 'bool':
      return code(literal.value ? '1' : '0');
    case 'null':
      return code('null');
    case 'member': {
      const name = typeName(literal.enum);
      const from = importFile(literal.enum, context);
      return code(`${name}.${literal.member.name}`, [{ name, from }]);
    }
  }
}

function operandCode(column: Field, operand: Operand, context: string): Code {
  switch (operand.kind) {
    case 'input': {
      const isNumber = scalar(operand.field) === 'decimal';
      return compared(column, inputPath(operand.field), isNumber);
    }
    case 'actor':
      return operand.name === 'id'
        ? code('actor.id')
        : compared(column, claimName(operand.name), false);
    case 'list':
      return code('');
    default:
      return literalCode(column, operand, context);
  }
}

/** The column as the left side: decimals by their value. */
function columnCode(column: Field): Code {
  const name = stringLiteral(columnName(column.name));
  return isDecimal(column.type)
    ? code(`asNumber(sql.ref(${name}))`, [repositories('asNumber'), sql])
    : code(name);
}

const call = (parts: readonly Code[]): Code =>
  code(
    parameters(parts.map(({ text }) => text)),
    parts.flatMap(({ imports }) => imports),
  );

const functionCall = (name: string, column: Field, value: Code): Code =>
  code(parameters([`${name}(sql.ref(${stringLiteral(columnName(column.name))}), ${value.text})`]), [
    repositories(name),
    sql,
    ...value.imports,
  ]);

/** Nothing is before or after what is not there. */
const never: Code = code('(({ lit }) => lit(false))');

function equality(column: Field, operand: Operand, { isNot, context }: Equality): Code {
  if (operand.kind === 'null') {
    return call([
      code(stringLiteral(columnName(column.name))),
      code(isNot ? "'is not'" : "'is'"),
      code('null'),
    ]);
  }
  const differs = column.card === 'optional' ? "'is distinct from'" : "'!='";
  return call([
    columnCode(column),
    code(isNot ? differs : "'='"),
    operandCode(column, operand, context),
  ]);
}

interface Equality {
  readonly isNot: boolean;
  readonly context: string;
}

/** `in (a b null)`: null is found by a test of its own. */
function inLiterals(column: Field, items: readonly Literal[], context: string): Code {
  const values = items
    .filter(({ kind }) => kind !== 'null')
    .map((item) => literalCode(column, item, context));
  const list = code(
    elements(values.map(({ text }) => text)),
    values.flatMap(({ imports }) => imports),
  );
  const left = columnCode(column);
  if (values.length === items.length) return call([left, code("'in'"), list]);
  const name = stringLiteral(columnName(column.name));
  if (values.length === 0) return call([code(name), code("'is'"), code('null')]);
  const tests = elements([
    `eb(${name}, 'is', null)`,
    `eb(${left.text}, 'in', [${values.map(({ text }) => text).join(', ')}])`,
  ]);
  return code(fitted`((eb) =>‹·eb.or(${tests})›)`, [...left.imports, ...list.imports]);
}

function inInput(column: Field, field: Field): Code {
  const path = inputPath(field);
  const isNumber = isDecimal(column.type) || scalar(field) === 'decimal';
  const list = isNumber
    ? code(`${path}.map(numeric)`, [repositories('numeric')])
    : code(scalar(column) === 'bool' ? `${path}.map(Number)` : path);
  return call([columnCode(column), code("'in'"), list]);
}

function membership(column: Field, operand: Operand, context: string): Code {
  if (operand.kind === 'list') return inLiterals(column, operand.items, context);
  return operand.kind === 'input' ? inInput(column, operand.field) : never;
}

/** Rows that point at the given one through a table of links. */
function linked(entity: EntityScope, column: Field, value: Code): Code {
  const { table } = partTable(entity, column);
  const chain = fitted`this.#tables‹¦.selectFrom('${table}')¦.select('owner_id')¦.where('target_id', '=', ${value.text})›`;
  return code(parameters(["'id'", "'in'", chain]), value.imports);
}

function containment(scope: QueryScope<RowQuery>, { column, operand }: Condition): Code {
  if (operand.kind === 'null') return never;
  const { model, context, query } = scope;
  const value = operandCode(column, operand, context.name);
  const { source } = query.body;
  if (source.kind === 'entity' && isLink(column)) {
    return linked(entityScope(model, context, source), column, value);
  }
  return isList(column)
    ? functionCall('containsElement', column, elementCode(column, operand, context.name))
    : functionCall('containsText', column, value);
}

/** An element of a list that is kept as JSON: a decimal is found by its value. */
function elementCode(column: Field, operand: Operand, context: string): Code {
  if (operand.kind === 'input') return code(inputPath(operand.field));
  if (operand.kind === 'actor') {
    return code(operand.name === 'id' ? 'actor.id' : claimName(operand.name));
  }
  if (operand.kind === 'number' && isDecimal(column.type)) {
    return code(`Decimal.of(${stringLiteral(operand.text)})`, [
      { name: 'Decimal', from: '@plinth/runtime/domain' },
    ]);
  }
  return operandCode(column, operand, context);
}

function test(scope: QueryScope<RowQuery>, condition: Condition): Code {
  const { column, op, operand } = condition;
  const context = scope.context.name;
  switch (op) {
    case '=':
    case '!=':
      return equality(column, operand, { isNot: op === '!=', context });
    case 'in':
      return membership(column, operand, context);
    case 'contains':
      return containment(scope, condition);
    case 'startsWith':
      return operand.kind === 'null'
        ? never
        : functionCall('startsWithText', column, operandCode(column, operand, context));
    default:
      return operand.kind === 'null'
        ? never
        : call([columnCode(column), code(`'${op}'`), operandCode(column, operand, context)]);
  }
}

function guardOf({ operand, optional }: Condition): string {
  if (!optional || operand.kind !== 'input') return '';
  const path = inputPath(operand.field);
  const isGiven = `${path} !== undefined`;
  return isList(operand.field) ? `${isGiven} && ${path}.length > 0` : isGiven;
}

/** The conditions of a query, in the order of the spec. */
export const whereCalls = (scope: QueryScope<RowQuery>): readonly WhereCall[] =>
  scope.query.body.where.map((condition) => {
    const { text, imports } = test(scope, condition);
    return { args: text, guard: guardOf(condition), imports };
  });
