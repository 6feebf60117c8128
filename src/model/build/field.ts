import type { Data } from '../../spec/data.ts';
import type { Field as SpecField } from '../../spec/field.ts';
import { within } from '../../spec/within.ts';
import type { BoundExpression, Card, Field, Shape } from '../declaration.ts';
import { typeOf } from '../expression-type.ts';
import { scalarOf } from '../scalar-of.ts';
import type { Scope } from '../scope.ts';
import { shapeName } from '../type-name.ts';
import { bind } from './bind.ts';
import { refuseCycle } from './computed-cycle.ts';
import { readJson } from './data.ts';
import { buildDefault } from './default.ts';
import type { Building, Site } from './site.ts';
import { buildType, isUnresolved, type TypePlace } from './type.ts';

export interface FieldPlace {
  readonly types?: TypePlace;
  /** The surroundings of `:=`; absent: a computed field cannot stand here. */
  readonly scope?: () => Scope;
  /** What is answered whole, such as `a value`: none of its fields can be secret. */
  readonly answeredWhole?: string;
}

const cards: Readonly<Record<SpecField['card'], Card>> = {
  one: 'one',
  optional: 'optional',
  list: 'many',
  some: 'some',
};

/** The fields of one thing. Their defaults, examples and expressions are read later. */
export function buildFields(
  written: readonly SpecField[],
  site: Site,
  place: FieldPlace = {},
): readonly Field[] {
  const fields = written.map((field) => buildField(field, site, place));
  checkNames(written, site);
  checkWires(written, site);
  return fields;
}

export function buildShape(
  written: Pick<SpecField, 'type' | 'card'>,
  site: Site,
  types: TypePlace = 'other',
): Shape {
  return { type: buildType(written.type, site, types), card: cards[written.card] };
}

function buildField(written: SpecField, site: Site, place: FieldPlace): Field {
  const flags = new Set(written.flags.map(({ kind }) => kind));
  const field: Building<Field> = {
    name: written.name.text,
    wire: written.wire?.text ?? written.name.text,
    ...buildShape(written, site, place.types),
    unique: flags.has('unique'),
    immutable: flags.has('immutable'),
    secret: flags.has('secret'),
    distinct: flags.has('distinct'),
    default: undefined,
    computed: undefined,
    description: written.description,
    example: undefined,
    was: written.was?.text,
    at: written.name.at,
  };
  site.soon(() => finishField(field, written, site));
  const { derived } = written;
  const { scope, answeredWhole } = place;
  if (answeredWhole !== undefined) refuseSecret(written, answeredWhole, site);
  if (derived && scope) {
    field.computed = unbound(derived);
    site.later(() => {
      field.computed = bind(site, derived, scope(), typeOf(field));
      site.later(() => refuseCycle(field, site.report));
    });
  } else if (derived) {
    site.report('SPEC_DERIVED_HERE', derived.at, {
      problem: 'a computed field (:=) cannot stand here',
      hint: 'leave := and what follows out, and set the field where it is filled',
    });
  }
  return field;
}

/** Holds the place of an expression until every field is known. */
const unbound = ({ text, node, at }: NonNullable<SpecField['derived']>): BoundExpression => ({
  text,
  node,
  at,
  bindings: new Map(),
  types: new Map(),
  type: { kind: 'unknown' },
});

function refuseSecret({ flags }: SpecField, whole: string, site: Site): void {
  const flag = flags.find(({ kind }) => kind === 'secret');
  if (flag === undefined) return;
  site.report('SPEC_FLAG', flag.at, {
    problem: `${whole} is given out whole, so no part of it can be secret`,
    hint: 'leave the flag out, or mark the field of an entity or aggregate that holds it',
  });
}

function finishField(field: Building<Field>, written: SpecField, site: Site): void {
  checkUnique(field, written, site);
  checkMapKey(field, written, site);
  if (written.default) field.default = buildDefault(written.default, field, site);
  if (written.example) field.example = buildExample(written.example, field, site);
}

function buildExample(example: Data, shape: Shape, site: Site): unknown {
  const { value, problems } = readJson(example.value, shape);
  for (const { problem, path } of problems) {
    site.report('SPEC_EXAMPLE', within(example.at, ...path), { problem });
  }
  return value;
}

function checkUnique(field: Field, written: SpecField, site: Site): void {
  const flag = written.flags.find(({ kind }) => kind === 'unique');
  if (flag === undefined || isUnresolved(field.type)) return;
  const isSingle = field.card === 'one' || field.card === 'optional';
  const isPlain = scalarOf(field.type) !== undefined || field.type.kind === 'enum';
  if (isSingle && isPlain && field.computed === undefined) return;
  site.report('SPEC_FLAG', flag.at, {
    problem: `${shapeName(field)} cannot be unique`,
    hint: 'only a stored text, number, date, enum or ref can',
  });
}

function checkMapKey({ type }: Field, written: SpecField, site: Site): void {
  if (type.kind !== 'map' || written.type.kind !== 'map' || isUnresolved(type.key)) return;
  const key = scalarOf(type.key)?.scalar;
  if (type.key.kind === 'enum' || (key !== undefined && !refusedKeys.has(key))) return;
  site.report('SPEC_TYPE_ARGS', written.type.key.at, {
    problem: 'a map key must be a text, a whole number, a date or an enum',
  });
}

const refusedKeys: ReadonlySet<string> = new Set(['json', 'binary', 'bool', 'number', 'decimal']);

/** Two names that differ only in case cannot be told apart by a database. */
function checkNames(written: readonly SpecField[], site: Site): void {
  const seen = new Map<string, string>();
  const names = new Set(written.map(({ name }) => name.text));
  for (const { name, was } of written) {
    const before = seen.get(name.text.toLowerCase());
    if (before !== undefined) {
      site.report('SPEC_DUPLICATE_NAME', name.at, {
        name: name.text,
        in: 'this place',
        as: `a field called ${before}`,
        hint: 'names must differ in more than upper and lower case',
      });
    }
    seen.set(name.text.toLowerCase(), name.text);
    if (was && names.has(was.text)) {
      site.report('SPEC_WAS_IN_USE', was.at, { old: was.text, name: name.text });
    }
  }
}

function checkWires(written: readonly SpecField[], site: Site): void {
  const seen = new Set<string>();
  const sorted = [...written].sort(
    (a, b) => Number(a.wire !== undefined) - Number(b.wire !== undefined),
  );
  for (const { name, wire } of sorted) {
    const text = wire?.text ?? name.text;
    if (seen.has(text)) site.report('SPEC_WIRE_NAME', (wire ?? name).at, { wire: text });
    seen.add(text);
  }
}
