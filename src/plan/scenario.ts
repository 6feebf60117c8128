import type { Command } from '../model/command.ts';
import type { Field } from '../model/declaration.ts';
import type { Scenario } from '../model/scenario.ts';
import type { AggregateScope } from './aggregate-scope.ts';
import { call, listCall, objectCall, statement } from './code-doc.ts';
import { commandInputOf, messageParts } from './command.ts';
import { type CommandScope, commandScopes } from './command-scope.ts';
import { type Doc, line } from './doc.ts';
import { stringLiteral } from './escape.ts';
import type { Import } from './imports.ts';
import { brackets } from './layout.ts';
import { madeValue } from './made-value.ts';
import { jsonDoc, propertyName } from './schema-text.ts';
import { valueCode } from './seed-value.ts';
import { storedJson } from './stored-json.ts';
import { type Json, type JsonObject, mayBeAbsent } from './type-schema.ts';

/** A scenario of the spec as a test. */
export interface ScenarioTest {
  readonly title: string;
  /** A field that no value can be made up for: then there are no statements. */
  readonly missing: string;
  readonly statements: readonly string[];
  readonly imports: readonly Import[];
}

/** Thrown inside where no value can be made up. */
class Missing extends Error {}

type Step = Scenario['given'][number];

const members = (items: readonly Doc[]): Doc =>
  brackets({ open: '{', close: '}', items, space: line });

/** `['MoneyDeposited', { accountId: id, amount: '10.00' }]`, without its brackets. */
function eventItems(name: string, fields: readonly Doc[]): readonly Doc[] {
  return fields.length === 0 ? [stringLiteral(name)] : [stringLiteral(name), members(fields)];
}

const property = (field: Field, json: Json): Doc => [
  propertyName(field.name),
  ': ',
  jsonDoc(storedJson(field, json)),
];

/** An event that has happened: with all of its fields. */
function givenItems({ event, fields }: Step): readonly Doc[] {
  const { idField, name } = event;
  const own = fields[idField.name];
  const id = own === undefined ? [idField.name, ': id'] : property(idField, own);
  const rest = event.fields.map((field): Doc => {
    const value = fields[field.name] ?? madeValue(field);
    if (value === undefined) throw new Missing(`${name}.${field.name}`);
    return property(field, value);
  });
  return eventItems(name, [id, ...rest]);
}

/** An event that is expected: with the fields that are written. */
function expectedItems({ event, fields }: Step): readonly Doc[] {
  const written = [event.idField, ...event.fields].flatMap((field): readonly Doc[] => {
    const value = fields[field.name];
    return value === undefined ? [] : [property(field, value)];
  });
  return eventItems(event.name, written);
}

/** `name(first, ['…'], ['…'])`: a single event hugs the brackets of the call. */
function eventsCall(
  callee: string,
  args: readonly Doc[],
  events: readonly (readonly Doc[])[],
): Doc {
  const [only, ...others] = events;
  if (only !== undefined && others.length === 0) return listCall({ callee, args, items: only });
  const lists = events.map((items) => brackets({ open: '[', close: ']', items }));
  return call(callee, ...args, ...lists);
}

function inputValue(field: Field, command: Command, input: JsonObject): Json | undefined {
  const written = input[field.name];
  if (written !== undefined) return written;
  const isNeeded = !mayBeAbsent(field) && !command.partial;
  if (!isNeeded && field.example === undefined) return undefined;
  const value = madeValue(field);
  if (value === undefined) throw new Missing(`${command.name}.${field.name}`);
  return value;
}

interface Code {
  readonly doc: Doc;
  readonly imports: readonly Import[];
}

/** `new WithdrawCommand(id, { amount: Decimal.of('30.00') })` */
function messageCode(scope: CommandScope, input: JsonObject): Code {
  const { command, context, message, file } = scope;
  const values = command.input.flatMap((field) => {
    const value = inputValue(field, command, input);
    return value === undefined ? [] : [{ field, ...valueCode(field, value, context.name) }];
  });
  const parts = messageParts(scope, commandInputOf(scope)).map(({ name }) => name);
  const args = parts.includes('id') ? ['id'] : [];
  const items = values.map(({ field, code }): Doc => [propertyName(field.name), ': ', code]);
  const callee = `new ${message}`;
  const isEmpty = parts.includes('fields') && items.length === 0;
  return {
    doc: isEmpty ? call(callee, ...args, '{}') : objectCall({ callee, args, items }),
    imports: [{ name: message, from: file }, ...values.flatMap(({ imports }) => imports)],
  };
}

/** What is expected of the outcome, one statement each. */
function expectations({ state, ...scenario }: Scenario, fields: readonly Field[]): readonly Doc[] {
  const expected = scenario.then;
  const first: Doc =
    expected.kind === 'error'
      ? call('outcome.thenError', stringLiteral(expected.error.name))
      : expected.kind === 'nothing' || expected.events.length === 0
        ? 'outcome.thenNothing()'
        : eventsCall('outcome.thenEvents', [], expected.events.map(expectedItems));
  if (state === undefined) return [first];
  const items = fields.flatMap((field): readonly Doc[] => {
    const value = state[field.name];
    return value === undefined ? [] : [property(field, value)];
  });
  return [first, objectCall({ callee: 'outcome.thenState', args: [], items })];
}

function statements(scope: AggregateScope, scenario: Scenario) {
  const { aggregate, context, model, names } = scope;
  const { command, input } = scenario.when;
  const commandScope = commandScopes(model, context).find((one) => one.command === command);
  const message = commandScope && messageCode(commandScope, input);
  if (message === undefined) throw new Missing(command.name);
  const given = eventsCall(`${names.one}.given`, ['id'], scenario.given.map(givenItems));
  const stateFields = [
    aggregate.identity.field,
    ...(aggregate.states ? [aggregate.states.field] : []),
    ...aggregate.fields,
  ];
  return {
    statements: [
      statement('await', [' ', given], 4),
      statement('const outcome = await', [' ', call(`${names.one}.when`, message.doc)], 4),
      ...expectations(scenario, stateFields).map((doc) => statement('', doc, 4)),
    ],
    imports: message.imports,
  };
}

/** @example planScenario(scope, scenario).statements // ["await account.given(id, ['AccountCreated', …"] */
export function planScenario(scope: AggregateScope, scenario: Scenario): ScenarioTest {
  const title = stringLiteral(scenario.title);
  try {
    return { title, missing: '', ...statements(scope, scenario) };
  } catch (error) {
    if (!(error instanceof Missing)) throw error;
    return { title, missing: error.message, statements: [], imports: [] };
  }
}
