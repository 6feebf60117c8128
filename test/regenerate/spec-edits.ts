import { dump, load } from 'js-yaml';
import { checkSpec } from '../../src/check-spec.ts';
import { editSpec } from '../../src/edit/edit-spec.ts';
import { declarations } from '../../src/edit/references/declaration.ts';
import { removeThing } from '../../src/edit/remove-thing.ts';
import { renameThing } from '../../src/edit/rename/rename-thing.ts';
import { parseSpec } from '../../src/spec/parse-spec.ts';
import type { Spec } from '../../src/spec/spec.ts';
import { generated, sourceOf } from '../edit/generated.ts';
import { changeAt, type Json, type Path, pathsIn } from '../golden/edited-spec.ts';

/** A choice among the places for an edit, and a name for what is new in it. */
export interface SpecChoice {
  readonly name: string;
  readonly at: number;
  readonly fresh: string;
}

type SpecEdit = (text: string, choice: SpecChoice) => Promise<string | undefined>;

const pick = <T>(items: readonly T[], at: number): T | undefined => items[at % items.length];

const isMap = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const valueAt = (value: Json, path: Path): Json | undefined =>
  path.reduce<Json | undefined>(
    (found, key) =>
      typeof found === 'object' && found !== null
        ? (found as Record<string, Json>)[key]
        : undefined,
    value,
  );

/** An edit of what stands at one of the places that fit. */
const editAt =
  (
    fits: (path: Path, value: Json) => boolean,
    change: (value: Json, choice: SpecChoice, key: string) => readonly (readonly [string, Json])[],
  ): SpecEdit =>
  async (text, choice) => {
    const data = load(text) as Json;
    const places = pathsIn(data).filter((path) => fits(path, valueAt(data, path) ?? null));
    const path = pick(places, choice.at);
    if (path === undefined) return undefined;
    const key = String(path.at(-1));
    const named = (made: string): string => (made.startsWith('=') ? made.slice(1) : key + made);
    return dump(
      changeAt(data, path, (value) =>
        change(value, choice, key).map(([end, item]) => [named(end).slice(key.length), item]),
      ),
    );
  };

/** Maps from names of fields to their types. */
const isFields = (path: Path, value: Json): boolean =>
  isMap(value) && (path.at(-1) === 'fields' || path.at(-1) === 'input');

const isField = (path: Path, value: Json): boolean =>
  ['fields', 'input'].includes(String(path.at(-2))) && typeof value === 'string';

const isRule = (path: Path, value: Json): boolean =>
  typeof value === 'string' && / else \w+$/.test(value) && path.length > 3;

const newTypes = ['string?', 'int = 0', 'bool = false', 'string(1..40)?', 'datetime?', 'decimal?'];

const retyped = (type: string): readonly string[] => [
  type.replace(/^string\b(?:\(.*?\))?/, 'text'),
  type.replace(/^string\b(?!\()/, 'string(1..77)'),
  type.replace(/\.\.(\d+)/, (_, most: string) => `..${Number(most) + 1}`),
  type.replace(/^int\b/, 'decimal'),
  type.replace(/^decimal\b(?:\(.*?\))?/, 'int'),
  type.endsWith('?') ? type.slice(0, -1) : `${type}?`,
];

async function onSpec(
  text: string,
  edit: (spec: Spec, source: ReturnType<typeof sourceOf>) => Promise<string | undefined>,
): Promise<string | undefined> {
  const source = sourceOf(text);
  const { spec } = await parseSpec(source);
  if (spec === undefined) return undefined;
  try {
    return await edit(spec, source);
  } catch {
    // Refused, as the command line would: the thing is in use, say.
    return undefined;
  }
}

const lower = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

const generate: SpecEdit = (text, { at, fresh }) =>
  onSpec(text, async (spec, source) => {
    const context = pick(spec.contexts, at)?.name.text ?? '';
    const all = declarations(spec).filter((one) => one.context === context);
    const aggregate = pick(
      all.filter(({ kind }) => kind === 'aggregate'),
      at,
    )?.name.text;
    const rows = pick(
      all.filter(({ kind }) => ['entity', 'view', 'aggregate'].includes(kind)),
      at,
    )?.name.text;
    const event = pick(
      all.filter(({ kind }) => kind === 'event'),
      at,
    )?.name.text;
    const made = [
      ['entity', { context, field: ['name: string(1..80)', 'count: int = 0'] }],
      ['aggregate', { context, field: ['weight: int'] }],
      ['enum', { context, member: ['Red,Blue'] }],
      ['value', { context, field: ['amount: decimal', 'note: string?'] }],
      ['error', { context, status: '422' }],
      ['type', { context, type: 'string(1..12)' }],
      ...(aggregate === undefined
        ? []
        : [
            ['command', { context, aggregate, input: ['note: string?'] }] as const,
            ['child', { context, aggregate, field: ['note: string'] }] as const,
            ['event', { context, aggregate, field: ['note: string?'] }] as const,
          ]),
      ...(rows === undefined ? [] : [['query', { context, from: rows }] as const]),
      ...(event === undefined
        ? []
        : [
            ['view', { context, on: [event] }] as const,
            ['policy', { context, on: event }] as const,
          ]),
    ] as const;
    const [concept, given] = pick(made, at >> 3) ?? made[0];
    return (await generated(source, [concept, fresh], given)).source.root.text;
  });

const remove: SpecEdit = (text, { at }) =>
  onSpec(text, async (spec, source) => {
    const thing = pick(declarations(spec), at);
    if (thing === undefined) return undefined;
    return (await editSpec(source, await removeThing(spec, source, thing))).source.root.text;
  });

const rename: SpecEdit = (text, { at, fresh }) =>
  onSpec(text, async (spec, source) => {
    const target = pick(declarations(spec), at);
    if (target === undefined) return undefined;
    const isLower = /^[a-z]/.test(target.name.text);
    const name = isLower ? fresh.charAt(0).toLowerCase() + fresh.slice(1) : fresh;
    return (await renameThing({ spec, source, target, name })).source.root.text;
  });

/** A field under another name, in all that its thing says of it. */
const renameField: SpecEdit = async (text, { at, fresh }) => {
  const data = load(text) as Json;
  const path = pick(
    pathsIn(data).filter((one) => isField(one, valueAt(data, one) ?? null) && one.length > 5),
    at,
  );
  if (path === undefined) return undefined;
  const [from, to] = [String(path.at(-1)), lower(fresh)];
  const renamed = (item: Json): Json => {
    if (typeof item === 'string') return item.replace(new RegExp(`\\b${from}\\b`, 'g'), to);
    if (Array.isArray(item)) return item.map(renamed);
    if (!isMap(item)) return item;
    return Object.fromEntries(
      Object.entries(item).map(([key, inner]) => [key === from ? to : key, renamed(inner)]),
    );
  };
  const known = valueAt(data, path);
  const thing = changeAt(data, path.slice(0, 4), (item) => [['', renamed(item)]]);
  const now = [...path.slice(0, -1), to];
  return dump(changeAt(thing, now, () => [['', `${known} was=${from}`]]));
};

/** By what people call them. */
export const specEdits: Readonly<Record<string, SpecEdit>> = {
  'add a field': editAt(isFields, (value, { fresh, at }) => [
    ['', { ...(isMap(value) ? value : {}), [lower(fresh)]: pick(newTypes, at >> 4) ?? '' }],
  ]),
  'add a field first': editAt(isFields, (value, { fresh, at }) => [
    ['', { [lower(fresh)]: pick(newTypes, at >> 4) ?? '', ...(isMap(value) ? value : {}) }],
  ]),
  'remove a field': editAt(isField, () => []),
  'rename a field': renameField,
  'retype a field': editAt(isField, (type, { at }) => [
    ['', pick(retyped(String(type)), at >> 4) ?? ''],
  ]),
  'change a rule': editAt(isRule, (rule, { at }) => [
    ['', String(rule).replace(/^(.*) else/, at % 2 === 0 ? '($1) && true else' : '!($1) else')],
  ]),
  'remove a rule': editAt(isRule, () => []),
  'change a text': editAt(
    (path, value) => path.at(-2) === 'errors' && typeof value === 'string',
    (value, { fresh }) => [['', `${value} ${fresh}`]],
  ),
  'change http': editAt(
    (path, value) => path.at(-1) === 'http' && typeof value === 'string',
    (value, { fresh, at }) => [
      [
        '',
        at % 2 === 0
          ? String(value).replace(/(\/[\w-]+)/, `$1-${lower(fresh)}`)
          : `${String(value).replace(/ -> .*/, '')} -> 202`,
      ],
    ],
  ),
  'remove http': editAt(
    (path) => path.at(-1) === 'http' && path.length > 3,
    () => [],
  ),
  'add a state': editAt(
    (path, value) => path.at(-1) === 'states' && Array.isArray(value),
    (value, { fresh }) => [['', [...(Array.isArray(value) ? value : []), fresh]]],
  ),
  'generate something': generate,
  'remove something': remove,
  'rename something': rename,
};

/** How many places are tried until the spec is valid with the edit there. */
const PLACES = 5;

/** The spec as somebody edited it; undefined where that would not be valid. */
export async function editedSpec(text: string, choice: SpecChoice): Promise<string | undefined> {
  for (let more = 0; more < PLACES; more += 1) {
    const next = await specEdits[choice.name]?.(text, { ...choice, at: choice.at + more });
    if (next === undefined || next === text) continue;
    const { valid } = await checkSpec(sourceOf(next));
    if (valid !== undefined) return next;
  }
  return undefined;
}
