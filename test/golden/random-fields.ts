import type { Chance, Known } from './random-vocabulary.ts';

/** A field as it is written, and what the rest of the spec may do with it. */
export interface RandomField {
  readonly name: string;
  readonly wire: string;
  readonly text: string;
  /** Undefined: no scalar below it. */
  readonly scalar: string | undefined;
  readonly isSingle: boolean;
  readonly isOptional: boolean;
  readonly isComputed: boolean;
  readonly isSecret: boolean;
  readonly refersTo: string | undefined;
  /** A whole number, date or text without limits of its own. */
  readonly isPlain: boolean;
}

const names = [
  ...[
    'name',
    'type',
    'length',
    'sort',
    'limit',
    'offset',
    'page',
    'q',
    'fields',
    'version',
    'value',
  ],
  ...[
    'then',
    'items',
    'row',
    'rows',
    'key',
    'index',
    'input',
    'order',
    'owner',
    'position',
    'total',
  ],
  ...['json', 'query', 'request', 'reply', 'clock', 'app', 'database', 'date', 'a', 'b2', 'x'],
  ...['errors', 'message', 'code', 'changes', 'before', 'present', 'kind', 'href', 'path', 'ids'],
  ...['createdAt', 'isOpen', 'data', 'event', 'self', 'server', 'state', 'names', 'of', 'async'],
  ...['get', 'set', 'from', 'as', 'expected', 'found', 'next', 'parts', 'result', 'saved', 'sql'],
  ...[
    'ref',
    'fn',
    'or',
    'tables',
    'matching',
    'links',
    'params',
    'body',
    'headers',
    'log',
    'group',
  ],
  'theDayOnWhichTheGoodsArrive',
];

const scalars = [
  ...['string', 'string(1..20)', 'string(3)', 'string(/^[A-Z]{3}-[0-9]*$/)', 'text', 'text(..50)'],
  ...[
    'int',
    'int(0..99)',
    'int(-5..)',
    'number',
    'number(0.5..1.5)',
    'decimal',
    'decimal(scale=2)',
  ],
  ...[
    'decimal(0..1 scale=3)',
    'bool',
    'date',
    'datetime',
    'uuid',
    'email',
    'uri',
    'json',
    'binary',
  ],
] as const;

const defaults: Readonly<Record<string, readonly string[]>> = {
  string: ["'it is'", "'*/ `${x}` <b>'", "''"],
  text: ['\'say "no" ‹·›\'', 'uuid'],
  int: ['0', '-7'],
  'int(0..99)': ['12'],
  number: ['0.5'],
  decimal: ['10', '-1.25'],
  'decimal(scale=2)': ['0.05'],
  bool: ['true', 'false'],
  date: ['today', "'2024-02-29'"],
  datetime: ['now'],
  uuid: ['uuid'],
  email: ["'a@example.com'"],
  uri: ["'https://example.com/?a=b&c=%20'"],
};

const scalarOf = (type: string): string => type.replace(/\(.*$/, '');

/** What may be said of a field at its place. */
export interface FieldPlace {
  readonly known: readonly Known[];
  readonly count: number;
  /** Flags of rows, and owned rows. */
  readonly isEntity?: boolean;
  readonly taken?: readonly string[];
}

interface Typed {
  readonly type: string;
  readonly thing?: Known;
}

function randomType(chance: Chance, { known, isEntity }: FieldPlace): Typed {
  const things = known.filter(({ kind }) => isEntity || kind !== 'owned');
  if (things.length === 0 || chance.holds(0.5)) return { type: chance.one(scalars) };
  const thing = chance.one(things);
  if (thing.kind === 'entity') return { type: `ref ${thing.name}`, thing };
  if (thing.kind !== 'owned' && chance.holds(0.15)) return { type: `map(string ${thing.name})` };
  return { type: thing.name, thing };
}

function flagsOf(
  chance: Chance,
  { isEntity }: FieldPlace,
  field: Pick<RandomField, 'isSingle' | 'scalar'>,
) {
  const isUnique =
    isEntity && field.isSingle && !['json', 'binary', undefined].includes(field.scalar);
  return [
    ...(isUnique && chance.holds(0.1) ? ['unique'] : []),
    ...(isEntity && chance.holds(0.1) ? ['immutable'] : []),
    ...(isEntity && chance.holds(0.08) ? ['secret'] : []),
    ...(!field.isSingle && chance.holds(0.3) ? ['distinct'] : []),
  ];
}

function defaultOf(chance: Chance, { type, thing }: Typed): string {
  const known = thing?.kind === 'enum' ? thing.members : defaults[type];
  return known && chance.holds(0.4) ? ` = ${chance.one(known)}` : '';
}

function randomField(chance: Chance, name: string, place: FieldPlace): RandomField {
  const typed = randomType(chance, place);
  const { type, thing } = typed;
  const card = chance.one(['', '', '', '?', '?', '*', '+']);
  const isSingle = card === '' || card === '?';
  const isMap = type.startsWith('map(');
  const scalar = isMap ? undefined : thing ? thing.scalar : scalarOf(type);
  const flags = flagsOf(chance, place, {
    isSingle,
    scalar: thing?.kind === 'owned' ? undefined : scalar,
  });
  const wire = chance.holds(0.12)
    ? chance.one([`@${name}`, `$${name}`, `${name}-x`, `${name}.y`])
    : name;
  const given = isSingle && !isMap ? defaultOf(chance, typed) : '';
  const flagText = [...flags, ...(wire === name ? [] : [`as=${wire}`])]
    .map((flag) => ` ${flag}`)
    .join('');
  return {
    name,
    wire,
    text: `${type}${card}${flagText}${given}`,
    scalar: scalar ?? (thing?.kind === 'enum' && !isMap ? 'enum' : undefined),
    isSingle,
    isOptional: card === '?',
    isComputed: false,
    isSecret: flags.includes('secret'),
    refersTo: thing?.kind === 'entity' ? thing.name : undefined,
    isPlain: thing === undefined && !type.includes('('),
  };
}

/** A computed field over one that is sure to be there. */
function computed(chance: Chance, name: string, fields: readonly RandomField[]): RandomField[] {
  const texts: Readonly<Record<string, (of: string) => string>> = {
    int: (of) => `int := ${of} * 2 + 1`,
    decimal: (of) => `decimal := ${of}.times(2).round(2)`,
    bool: (of) => `bool := !${of}`,
    datetime: (of) => `datetime := addTime(${of}, '24h')`,
    string: (of) => `string := \`\${${of}}: */ \${'it'}\``,
  };
  const sources = fields.filter(
    ({ scalar, isSingle, isOptional }) =>
      isSingle && !isOptional && scalar !== undefined && scalar in texts,
  );
  if (sources.length === 0) return [];
  const { name: of, scalar = '' } = chance.one(sources);
  const text = texts[scalar]?.(of) ?? '';
  const field = {
    name,
    wire: name,
    text,
    scalar,
    isSingle: true,
    isOptional: false,
    isComputed: true,
  };
  return [{ ...field, isSecret: false, refersTo: undefined, isPlain: false }];
}

export function randomFields(chance: Chance, place: FieldPlace): readonly RandomField[] {
  const free = names.filter((name) => !place.taken?.includes(name));
  const chosen = chance.some(free, place.count, place.count);
  const fields = chosen.map((name) => randomField(chance, name, place));
  return place.isEntity && chance.holds(0.4)
    ? [...fields, ...computed(chance, 'computedOne', fields)]
    : fields;
}

/** The fields as the spec holds them, some in the long form. */
export const writtenFields = (chance: Chance, fields: readonly RandomField[]): object =>
  Object.fromEntries(
    fields.map(({ name, text }) => [
      name,
      chance.holds(0.1) ? { type: text, description: chance.words() } : text,
    ]),
  );
