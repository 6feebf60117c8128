import type { At } from '../diagnostic.ts';
import type { Data } from './data.ts';
import { dataMap } from './data.ts';
import { defined, either, mapped } from './grammar/form.ts';
import { entries, keyed } from './grammar/keyed.ts';
import type { Kind, Node } from './grammar/kind.ts';
import { list } from './grammar/list.ts';
import { type Micro, micro } from './grammar/micro.ts';
import { optional, record, required, standard } from './grammar/record.ts';
import { isYamlMap } from './grammar/yaml-map.ts';
import type { Name } from './name.ts';
import { pascalName, title } from './names.ts';
import { described } from './thing-keys.ts';

/** `Name`, or `{ Name: { field: example } }`: an event or a command with some of its fields. */
export interface ScenarioStep {
  readonly name: Name;
  readonly fields: Data;
  readonly at: At;
}

export type Then = { readonly at: At } & (
  | { readonly kind: 'error'; readonly name: Name }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'events'; readonly events: readonly ScenarioStep[] }
);

export interface Scenario {
  readonly title: Name;
  readonly at: At;
  readonly given: readonly ScenarioStep[];
  readonly when: ScenarioStep;
  readonly then: Then;
  /** A part of the state afterwards. */
  readonly state?: Data;
  readonly description?: string;
}

const byName: Kind<ScenarioStep> = mapped(micro(pascalName), (name, { at }) => ({
  name,
  fields: { value: {}, at },
  at,
}));

const withFields: Kind<ScenarioStep> = mapped(
  entries(pascalName, dataMap, (name, fields) => ({ name, fields })),
  ([first, ...more], { at, value, reading }) => {
    if (first && more.length === 0) return { ...first, at };
    if (isYamlMap(value) && Object.keys(value).length === 1) return undefined;
    reading.report('SPEC_VALUE', at, { wanted: 'one name with its fields' });
    return undefined;
  },
);

const step: Kind<ScenarioStep> = defined('scenarioStep', either(isYamlMap, withFields, byName));

const thenSyntax: Micro<Then> = {
  what: 'an expectation (error Name, nothing, or a list of events)',
  example: 'error EmptyOrder',
  pattern: '^(nothing|error [A-Z][A-Za-z0-9]*)$',
  parse: (scanner) => {
    const { at } = scanner;
    if (scanner.skip('nothing')) return { kind: 'nothing', at };
    const name = scanner.take(/error +/y) && scanner.take(/[A-Z][A-Za-z0-9]*/y);
    return name && { kind: 'error', name, at };
  },
};

const then: Kind<Then> = either(
  Array.isArray,
  mapped(list(step), (events, { at }: Node) => ({ kind: 'events' as const, events, at })),
  micro(thenSyntax),
);

const scenario = record({
  ...described,
  given: standard(list(step), [], 'Events that happened before.'),
  when: required(step, 'The command.'),
  // biome-ignore lint/suspicious/noThenProperty: a word of the language; its value is no function
  then: required(then, 'Events (only the fields given are compared), error Name, or nothing.'),
  state: optional(dataMap, 'A part of the state afterwards.'),
});

export const scenarios: Kind<readonly Scenario[]> = keyed('title', title, scenario);
