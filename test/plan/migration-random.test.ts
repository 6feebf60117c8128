import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Table } from '../../src/plan/schema-table.ts';
import { tablesOf } from '../../src/plan/table.ts';
import { type Database, migrate } from '../../src/runtime/database/index.ts';
import { temporaryDatabase } from '../../src/runtime/testing/index.ts';
import { MigratingApp } from './migrating-app.ts';
import { modelOf } from './model-of.ts';
import { schemaIn } from './schema-in.ts';

/** A field as its key in a draft says what it was first, so that its name may change. */
interface DraftField {
  readonly name: string;
  readonly was?: string | undefined;
  readonly type: string;
  readonly card: '' | '?' | '*';
  readonly unique: boolean;
}

interface DraftEntity {
  readonly name: string;
  readonly was?: string | undefined;
  readonly counted: boolean;
  readonly indexed: boolean;
  readonly fields: readonly DraftField[];
}

type Draft = readonly DraftEntity[];

const types = [
  'string',
  'int',
  'number',
  'decimal(scale=2)',
  'bool',
  'date',
  'datetime',
  'Colour',
  'Money',
  'json',
  'uuid',
  'Part',
  'ref',
];

const field: fc.Arbitrary<DraftField> = fc.record({
  name: fc.constantFrom('alpha', 'beta', 'gamma', 'delta'),
  type: fc.constantFrom(...types),
  card: fc.constantFrom('', '?', '*'),
  unique: fc.integer({ min: 0, max: 5 }).map((one) => one === 0),
});

const entity: fc.Arbitrary<DraftEntity> = fc.record({
  name: fc.constantFrom('Apple', 'Pear', 'Plum'),
  counted: fc.boolean(),
  indexed: fc.boolean(),
  fields: fc.uniqueArray(field, { selector: ({ name }) => name, maxLength: 4 }),
});

const draft: fc.Arbitrary<Draft> = fc.uniqueArray(entity, {
  selector: ({ name }) => name,
  minLength: 1,
  maxLength: 3,
});

/** What may be done to a draft: which entity and which field are found by remainder. */
const edit = fc.record({
  kind: fc.constantFrom(
    'add',
    'remove',
    'change',
    'rename',
    'rename-entity',
    'index',
    'remove-entity',
    'add-entity',
  ),
  at: fc.nat(11),
  field,
  entity,
});

type Edit = typeof edit extends fc.Arbitrary<infer One> ? One : never;

const withoutWas = (of: Draft): Draft =>
  of.map(({ was: _, ...one }) => ({
    ...one,
    fields: one.fields.map(({ was: __, ...rest }) => rest),
  }));

/** Whether a name is not given, and nothing was called by it before. */
const isFree = (name: string, among: readonly { name: string; was?: string | undefined }[]) =>
  !among.some((one) => one.name === name || one.was === name);

const renamed = <One extends { name: string; was?: string | undefined }>(one: One): One => ({
  ...one,
  name: `${one.name}New`,
  was: one.was ?? one.name,
});

function fieldsAfter(fields: readonly DraftField[], { kind, at, field: one }: Edit) {
  if (kind === 'add') return isFree(one.name, fields) ? [...fields, one] : fields;
  const spot = at % Math.max(fields.length, 1);
  const old = fields[spot];
  if (old === undefined) return fields;
  if (kind === 'remove') return fields.toSpliced(spot, 1);
  if (kind === 'change') return fields.with(spot, { ...one, name: old.name, was: old.was });
  return kind === 'rename' && isFree(`${old.name}New`, fields)
    ? fields.with(spot, renamed(old))
    : fields;
}

function applied(before: Draft, change: Edit): Draft {
  const { kind, at, entity: other } = change;
  if (kind === 'add-entity') return isFree(other.name, before) ? [...before, other] : before;
  const place = at % before.length;
  const target = before[place];
  if (target === undefined) return before;
  if (kind === 'remove-entity') return before.length > 1 ? before.toSpliced(place, 1) : before;
  if (kind === 'index') return before.with(place, { ...target, indexed: !target.indexed });
  if (kind === 'rename-entity') {
    return isFree(`${target.name}New`, before) ? before.with(place, renamed(target)) : before;
  }
  return before.with(place, { ...target, fields: fieldsAfter(target.fields, change) });
}

function specOf(entities: Draft): string {
  const written = entities.map(({ name, was, counted, indexed, fields }) => {
    const lines = fields.map((one, at) => {
      const target = entities[at % entities.length]?.name ?? name;
      const type = one.type === 'ref' ? `ref ${target}` : one.type;
      const card = one.type === 'ref' && one.card === '' && target === name ? '?' : one.card;
      const isPlain = !['Part', 'json', 'Money'].includes(one.type) && card !== '*';
      const unique = one.unique && isPlain ? ' unique' : '';
      return [one.name, `${type}${card}${unique}${one.was === undefined ? '' : ` was=${one.was}`}`];
    });
    const plain = fields.find((one) => one.type === 'string' && one.card !== '*');
    return [
      name,
      {
        ...(was !== undefined && { was }),
        ...(counted && { id: 'int' }),
        fields: Object.fromEntries([['label', 'string?'], ...lines]),
        ...(indexed && { indexes: [plain ? `label -${plain.name}` : '-label'] }),
        crud: 'all',
      },
    ];
  });
  const isOwned = entities.some(({ fields }) => fields.some(({ type }) => type === 'Part'));
  const part = isOwned ? { Part: { fields: { text: 'string', size: 'int?' } } } : {};
  return JSON.stringify({
    plinth: 1,
    app: { name: 'orchard' },
    contexts: {
      Fruit: {
        enums: { Colour: ['Red', 'Green'] },
        values: { Money: { fields: { amount: 'decimal', currency: 'string' } } },
        entities: { ...Object.fromEntries(written), ...part },
      },
    },
  });
}

const values: Readonly<Record<string, string>> = {
  integer: '7',
  real: '1.5',
  bool: '1',
  decimal: "'1.50'",
  date: "'2026-01-31'",
  datetime: "'2026-01-31T10:00:00.000Z'",
  json: "'[]'",
  uuid: "'u1'",
  text: "'Red'",
  binary: "x''",
};

/** One row in each table that can have one. */
async function fill(database: Database, tables: readonly Table[]): Promise<readonly string[]> {
  const ids = new Map<string, string>();
  const filled: string[] = [];
  for (const { name, columns } of tables) {
    const given = columns.filter(({ type }) => type !== 'sequence');
    const cells = given.map(({ references, nullable, type, key, name: column }) => {
      if (key) return `'${name}-1'`;
      if (references) return ids.get(references.table) ?? (nullable ? 'null' : undefined);
      return column === '_version' ? '1' : values[type];
    });
    if (cells.includes(undefined)) continue;
    const text = `insert into ${name} (${given.map((one) => `"${one.name}"`).join(', ')}) values (${cells.join(', ')})`;
    await database.run(async () => void (await sql.raw(text).execute(database.of<unknown>())));
    const [key] = columns;
    ids.set(name, key?.type === 'sequence' ? '1' : `'${name}-1'`);
    filled.push(name);
  }
  return filled;
}

async function countRows(database: Database): Promise<number> {
  let count = 0;
  for (const name of Object.keys(await schemaIn(database))) {
    const { rows } = await sql
      .raw<{ n: number }>(`select count(*) as n from "${name}"`)
      .execute(database.of<unknown>());
    count += rows[0]?.n ?? 0;
  }
  return count;
}

async function freshSchema(text: string): Promise<unknown> {
  const fresh = new MigratingApp();
  const other = await temporaryDatabase();
  try {
    await migrate(other, (await fresh.become(text)).migrations);
    return await schemaIn(other);
  } finally {
    await other.close();
  }
}

/** What only the owner of rows can settle. */
const asked = /say in the migration what they get|UNIQUE constraint failed|refer to nothing/;

const counts = { migrated: 0, asked: 0, unchanged: 0 };

async function checkHistory(
  begin: Draft,
  versions: readonly (readonly Edit[])[],
  isFilled: boolean,
) {
  const app = new MigratingApp();
  const database = await temporaryDatabase();
  try {
    let now = begin;
    await migrate(database, (await app.become(specOf(now))).migrations);
    if (isFilled) await fill(database, tablesOf(await modelOf(specOf(now))));
    const rowsBefore = await countRows(database);
    for (const edits of versions) {
      now = edits.reduce(applied, withoutWas(now));
      const { text, plan, migrations } = await app.become(specOf(now));
      if (plan.migrations.refused.length > 0) return;
      if (text === '') counts.unchanged += 1;
      const schema = await schemaIn(database);
      try {
        await migrate(database, migrations);
        counts.migrated += 1;
      } catch (error) {
        expect(String(error)).toMatch(asked);
        expect(isFilled).toBe(true);
        expect(await schemaIn(database)).toEqual(schema);
        counts.asked += 1;
        return;
      }
      expect(await countRows(database)).toBe(rowsBefore);
      expect((await app.become(specOf(now))).text).toBe('');
    }
    const last = await app.become(specOf(now), { allowDataLoss: true });
    await migrate(database, last.migrations);
    expect(await schemaIn(database)).toEqual(await freshSchema(specOf(now)));
  } finally {
    await database.close();
  }
}

const runs = Number(process.env.MIGRATION_RUNS ?? 15);

it('leads from any spec to any other as if the app had begun with that, and loses no row', async () => {
  const versions = fc.array(fc.array(edit, { minLength: 1, maxLength: 4 }), {
    minLength: 1,
    maxLength: 3,
  });
  await fc.assert(fc.asyncProperty(draft, versions, fc.boolean(), checkHistory), {
    numRuns: runs,
    endOnFailure: process.env.MIGRATION_RUNS !== undefined,
  });
  if (process.env.MIGRATION_RUNS !== undefined) console.log(counts);
}, 600_000);
