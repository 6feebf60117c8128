import { randomFields, writtenFields } from './random-fields.ts';
import type { Chance, Known } from './random-vocabulary.ts';

const names = [
  ...[
    'Order',
    'Page',
    'Item',
    'Task',
    'Request',
    'Server',
    'Result',
    'Query',
    'Value',
    'Input',
    'Row',
  ],
  ...[
    'Entity',
    'Context',
    'Category',
    'Person',
    'Child',
    'Money',
    'Address',
    'Line',
    'Index',
    'Filter',
  ],
  ...[
    'Token',
    'Session',
    'Node',
    'List',
    'Table',
    'Column',
    'Sheep',
    'Status',
    'Box',
    'Quiz',
    'A',
    'B2',
  ],
  ...[
    'Cache',
    'Clock',
    'Database',
    'Service',
    'Repository',
    'Controller',
    'Settings',
    'Logger',
    'Key',
  ],
  'AThingWithALongName',
];

/** A name that nothing else has, in its context and in the shared kernel. */
export function freshName(chance: Chance, taken: Set<string>): string {
  let name = chance.one(names);
  while (taken.has(name)) name = `${chance.one(names).slice(0, 50)}${chance.number(1, 99)}`;
  taken.add(name);
  return name;
}

export interface Home {
  readonly home: string | undefined;
  readonly names: Set<string>;
  readonly known: readonly Known[];
}

const aliases = [
  ...[
    'string(1..20)',
    'string(/^[a-z]+(?:[-_"\'`\\/][a-z]+)*$/)',
    'int(0..99)',
    'decimal(0..1 scale=6)',
  ],
  ...['uuid', 'date', 'datetime', 'email', 'json', 'bool', 'text'],
];

const wires = ["it's", 'a b', '*/', '`x`', '<b>', '', '${y}', 'plain', '"q"'];

function randomEnum(chance: Chance) {
  const members = chance.some(['Open', 'Closed', 'A', 'B2', 'Name', 'Constructor', 'EUR'], 1);
  const values = chance.some(wires, members.length, members.length);
  const isNamed = chance.holds(0.4);
  const written = isNamed
    ? Object.fromEntries(members.map((member, at) => [member, values[at]]))
    : members;
  return { written, members };
}

function randomUnion(chance: Chance, known: readonly Known[]) {
  const cases = chance.some(['card', 'cash', 'json', 'fields', 'a', 'ok', 'error'], 1, 4);
  return Object.fromEntries(
    cases.map((name) => {
      const place = { known, count: chance.number(0, 3), taken: ['type', 'then'] };
      return [name, writtenFields(chance, randomFields(chance, place))];
    }),
  );
}

function randomValue(chance: Chance, known: readonly Known[]) {
  const fields = randomFields(chance, { known, count: chance.number(1, 5), taken: ['then'] });
  const number = fields.find(
    ({ scalar, isSingle, isOptional }) => scalar === 'int' && isSingle && !isOptional,
  );
  return {
    ...chance.perhaps(() => ({ description: chance.words() })),
    fields: writtenFields(chance, fields),
    ...(number && { invariants: [`${number.name} < 1000 else Validation`] }),
    ...(number &&
      chance.holds(0.5) && {
        ops: {
          isMore: { input: { other: 'int' }, returns: 'bool', expr: `${number.name} > other` },
          byHand: { input: { others: 'int*' }, returns: 'string?', code: true },
        },
      }),
  };
}

/** Aliases, enums, unions, values and errors of a home; each names only what was made before it. */
export function randomThings(chance: Chance, { names: taken, known: before }: Home) {
  const known: Known[] = [...before];
  const written: Record<string, Record<string, unknown>> = {
    types: {},
    enums: {},
    unions: {},
    values: {},
    errors: { TooMuch: `409 ${chance.words().replace(/^[^a-z]*/i, 'no ')}` },
  };
  const add = (section: string, thing: unknown, about: Omit<Known, 'name'>): void => {
    const name = freshName(chance, taken);
    known.push({ name, ...about });
    written[section] = { ...written[section], [name]: thing };
  };
  for (let left = chance.number(0, 5); left > 0; left -= 1) {
    const kind = chance.one(['alias', 'enum', 'union', 'value', 'value'] as const);
    const usable = known.filter(({ kind: of }) => of !== 'entity' && of !== 'owned');
    if (kind === 'alias') {
      const type = chance.one(aliases);
      add('types', type, { kind, scalar: type.replace(/\(.*$/, '') });
    } else if (kind === 'enum') {
      const { written: members, members: all } = randomEnum(chance);
      add('enums', members, { kind, members: all });
    } else if (kind === 'union') add('unions', randomUnion(chance, usable), { kind });
    else add('values', randomValue(chance, usable), { kind });
  }
  return { written, known };
}
