import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { root } from '../arch/source.ts';
import { renderSpec } from './render-spec.ts';

const folder = mkdtempSync(join(tmpdir(), 'plinth-aggregates-'));
const sales = 'src/contexts/sales';
const at = '2026-01-31T10:00:00.000Z';

// biome-ignore lint/suspicious/noExplicitAny: modules that are generated while the test runs
const generated = (path: string): Promise<any> => import(join(folder, path));

// biome-ignore lint/suspicious/noExplicitAny: a repository that is generated while the test runs
type Repository = any;

// biome-ignore lint/suspicious/noExplicitAny: the runtime's sources, as the generated files import them
const runtime: Readonly<Record<string, any>> = {};
for (const name of ['database', 'domain', 'eventsourcing', 'testing']) {
  Object.assign(runtime, await import(join(root, `src/runtime/${name}/index.ts`)));
}
const { Decimal, equalValues, fixedClock, migrate, RowEvents, SqlEventStore, temporaryDatabase } =
  runtime;

// biome-ignore lint/suspicious/noExplicitAny: they are the runtime's
let database: any;
// biome-ignore lint/suspicious/noExplicitAny: they are the runtime's
let events: any;

async function repository(name: string, now = at): Promise<Repository> {
  const module = await generated(`${sales}/infrastructure/${name}.ts`);
  const [Made] = Object.values(module) as [new (ports: object) => Repository];
  return new Made({ database, events, clock: fixedClock(now) });
}

beforeAll(async () => {
  for (const [path, text] of await renderSpec(join(root, 'test/golden/specs/aggregates.yaml'))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
});

beforeEach(async () => {
  database = await temporaryDatabase();
  const { migrations } = await generated('src/migrations/index.ts');
  await migrate(database, migrations);
  const codecs = ['basket', 'counter', 'parcel', 'tally', 'values'].map(async (name) => {
    const module = await generated(`${sales}/infrastructure/${name}-events.ts`);
    return module[`${name}Events`];
  });
  events = new SqlEventStore(database, await Promise.all(codecs));
});

afterEach(() => database.close());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const actor = { id: 'ann', roles: [], claims: {} };

async function raiseInput(quantity: number, amount: number) {
  const { Money } = await generated('src/shared/values/money.ts');
  const price = new Money({ amount: Decimal.of(amount) });
  const article = { tags: ['new'] };
  return { sku: 'ABC', quantity, article, price, other: { list: ['ABC'] } };
}

async function startedBasket(baskets: Repository) {
  const basket = baskets.create(await baskets.nextId());
  basket.applyBasket({ owner: 'ABC', state: null, sum: Decimal.of(5) });
  await baskets.save(basket);
  return basket;
}

function addArticle(): Promise<void> {
  const row = { id: 'ABC', name: 'a', price: '{}', tags: '[]', _version: 1 };
  return database.run(() => database.of().insertInto('sales_article').values(row).execute());
}

async function parcelService() {
  const made = (name: string) => generated(`${sales}/infrastructure/sql-${name}-repository.ts`);
  const { SqlParcelRepository } = await made('parcel');
  const { SqlArticleRepository } = await made('article');
  const { ParcelService } = await generated(`${sales}/application/parcel-service.ts`);
  const clock = fixedClock(at);
  return new ParcelService({
    unitOfWork: database,
    clock,
    parcels: new SqlParcelRepository(database),
    articles: new SqlArticleRepository(database),
    events: new RowEvents({ events, clock, category: 'sales.parcel' }),
  });
}

test('what becomes of the rows of an entity is told in the unit that changes them', async () => {
  await addArticle();
  const { Money } = await generated('src/shared/values/money.ts');
  const { Payment } = await generated(`${sales}/domain/unions/payment.ts`);
  const parcels = await parcelService();
  const way = Payment.card({ last4: '1234' });
  const price = new Money({ amount: Decimal.of('1.50') });
  const part = { name: 'lid', size: Decimal.of(2), way, inner: [{ at, price }] };
  const weight = Decimal.of('7.5');
  const input = { weight, owner: 'ABC', code: 'hidden', ways: [way], parts: [part], all: ['ABC'] };
  const { value } = await parcels.create(input);
  const failing = database.run(async () => {
    await parcels.change(value.id, { weight: Decimal.of(8) });
    throw new Error('later');
  });
  await expect(failing).rejects.toThrow('later');
  const changed = await parcels.change(value.id, { weight: Decimal.of(9) });
  await parcels.delete(value.id);
  const told = await events.read({ category: 'sales.parcel', id: `${value.id}` });
  const { id, code, ...row } = value;
  expect(code).toBe('hidden');
  const first = { ...row, parcelId: id };
  const second = { ...first, weight: changed.value.weight };
  expect(told.map(({ type }: { type: string }) => type)).toEqual([
    'ParcelCreated',
    'ParcelUpdated',
    'ParcelDeleted',
  ]);
  for (const [index, data] of [first, second, second].entries()) {
    expect(equalValues(told[index].data, data), JSON.stringify(told[index].data)).toBe(true);
    expect(told[index].meta).toMatchObject({ at, streamVersion: index + 1, actorId: 'system' });
  }
});

describe('an aggregate kept as its events', () => {
  test('is rebuilt as it was', async () => {
    const baskets = await repository('event-sourced-basket-repository');
    const basket = await startedBasket(baskets);
    expect(basket.raiseBasket(await raiseInput(6, 7), actor)).toBeUndefined();
    expect(await baskets.save(basket)).toBe(3);
    const again = await baskets.get(basket.id);
    expect(equalValues(again.state, basket.state)).toBe(true);
    // 5 at the start, 7 added; ordering adds the total of before: 5 times no lines.
    expect(again.state).toMatchObject({ status: 'is-ordered', since: at, due: '2026-01-31' });
    expect(again.state.sum.eq(12)).toBe(true);
    expect(again.state.events).toHaveLength(1);
  });

  test('keeps what happened although it refuses, and says so', async () => {
    const baskets = await repository('event-sourced-basket-repository');
    const basket = await startedBasket(baskets);
    expect(basket.raiseBasket(await raiseInput(1, 101), actor)).toMatchObject({ code: 'Broke' });
    await baskets.save(basket);
    expect((await baskets.get(basket.id)).state.events).toHaveLength(1);
  });

  test('is gone once an event deletes it', async () => {
    const baskets = await repository('event-sourced-basket-repository');
    const basket = await startedBasket(baskets);
    expect(basket.raiseBasket(await raiseInput(1, 1), actor)).toMatchObject({ code: 'NotFound' });
    await baskets.save(basket);
    expect(await baskets.find(basket.id)).toBeNull();
  });

  test('begins again as what is new, although its stream goes on', async () => {
    const before = await repository('event-sourced-tally-repository');
    const first = before.create('a');
    first.tick({ name: 'one' });
    first.forget();
    await before.save(first);
    const later = await repository('event-sourced-tally-repository', '2026-02-01T08:00:00.000Z');
    const second = later.create('a');
    second.tick({ name: 'two' });
    const [{ meta }] = second.changes;
    second.tick({ name: 'three' });
    expect(await later.save(second)).toBe(4);
    expect((await later.get('a')).state).toEqual({
      id: 'a',
      name: 'three',
      first: '2026-02-01T08:00:00.000Z',
      day: '2026-02-01',
      mark: meta.id,
    });
  });

  test('refuses commands in another state, rules that fail and what breaks an invariant', async () => {
    const baskets = await repository('event-sourced-basket-repository');
    const basket = await startedBasket(baskets);
    const nothing = { ...(await raiseInput(1, 1)), article: null };
    expect(() => basket.raiseBasket(nothing, actor)).toThrow('Article');
    basket.raiseBasket(await raiseInput(6, 7), actor);
    expect(() => basket.raiseBasket(nothing, actor)).toThrow('Raise is not possible');
    const rich = baskets.create(await baskets.nextId());
    rich.applyBasket({ owner: 'ABC', state: null, sum: Decimal.of(1000) });
    rich.raiseBasket(await raiseInput(6, 7), actor);
    await expect(baskets.save(rich)).rejects.toMatchObject({ code: 'Broke' });
  });
});

describe('an aggregate kept as a row', () => {
  test('begins with its first event, whichever command that is', async () => {
    const counters = await repository('sql-counter-repository');
    const id = '0b9c9a0e-7c1d-4f0e-8d7e-0a3c6f4d2b11';
    const counter = counters.create(id);
    counter.hit({ name: 'x' });
    counter.hit({ name: 'y' });
    expect(await counters.save(counter)).toBe(2);
    const again = await counters.get(id);
    expect(again.state).toEqual(counter.state);
    expect(again.state).toMatchObject({ status: 'Counting', name: 'y', hits: 2, first: at });
    expect(() => again.hit({ name: 'x' })).toThrow('it is closed');
    expect(() => counters.create(id).open({ name: 'z' })).toThrow('Sales.Opened');
  });

  test('moves and takes over what an event says by name, whatever is written by hand', async () => {
    const path = `${sales}/domain/counter/state.ts`;
    const text = readFileSync(join(folder, path), 'utf8');
    const stub = "throw new NotImplemented('Sales.Opened');";
    expect(text).toContain(stub);
    writeFileSync(
      join(folder, path.replace('state.ts', 'written.ts')),
      text.replace(stub, 'return { hits: _state.hits + 5, name: `${_data.name}!` };'),
    );
    const { applyCounter } = await generated(path.replace('state.ts', 'written.ts'));
    const data = { counterId: 'c', name: 'z', at };
    const before = { id: 'c', status: 'Done', hits: 1, first: 'then' };
    const after = applyCounter.Opened(data, before, { at, id: 'm' }, false);
    expect(after).toMatchObject({
      id: 'c',
      status: 'Counting',
      name: 'z!',
      hits: 6,
      first: 'then',
    });
  });

  test('is found by a unique field, which only one can have', async () => {
    const all = await repository('sql-values-repository');
    const { Money } = await generated('src/shared/values/money.ts');
    const { Payment } = await generated(`${sales}/domain/unions/payment.ts`);
    const money = new Money({ amount: Decimal.of('1.50') });
    const way = Payment.card({ last4: '1234', limit: Decimal.of('0.5') });
    const rest = { more: [way], other: way, ways: { 'the-red': way } };
    await addArticle();
    const make = (id: string, colour: string) => {
      const one = all.create(id);
      one.make({ ...rest, title: 'first', colour, money, way, item: 'ABC', list: [money] });
      return one;
    };
    await all.save(make('1', 'the-red'));
    const found = await all.getByTitle('first');
    expect(equalValues(found.state, make('1', 'the-red').state)).toBe(true);
    await expect(all.save(make('2', 'the-blue'))).rejects.toMatchObject({ code: 'NotUnique' });
    await expect(all.save(make('1', 'the-red'))).rejects.toMatchObject({ code: 'NotUnique' });
    await expect(all.getByTitle('second')).rejects.toMatchObject({ code: 'NotFound' });
  });
});

test('events are written by the names that unions have in JSON, and read back', async () => {
  const { valuesEvents } = await generated(`${sales}/infrastructure/values-events.ts`);
  const { Money } = await generated('src/shared/values/money.ts');
  const { Payment } = await generated(`${sales}/domain/unions/payment.ts`);
  const card = Payment.card({ last4: '1234', limit: Decimal.of('0.5') });
  const ways = { 'the-red': card, 'the-blue': Payment.cash() };
  const money = new Money({ amount: Decimal.of('1.50') });
  const data = { valuesId: '1', title: 't', colour: 'the-red', money, item: 'ABC', list: [] };
  const made = { ...data, way: card, more: [Payment.cash(), card], other: card, ways };
  const written = valuesEvents.write({ type: 'Made', data: made, meta: {} });
  const json = { type: 'card', last_four: '1234', limit: '0.5000' };
  expect(JSON.parse(written.data)).toMatchObject({
    way: json,
    more: [{ type: 'cash' }, json],
    other: json,
    ways: { 'the-red': json, 'the-blue': { type: 'cash' } },
  });
  expect(equalValues(valuesEvents.read(written, {}).data, made)).toBe(true);
});

test('events of older versions and by older names are read', async () => {
  const { counterEvents } = await generated(`${sales}/infrastructure/counter-events.ts`);
  const data = JSON.stringify({ counterId: 'c', title: 'old name', when: null, old: 1 });
  const meta = { at, actorId: null };
  const read = counterEvents.read({ type: 'Ended', typeVersion: 2, data }, meta);
  expect(read.type).toBe('Finished');
  expect(read.data).toEqual({
    counterId: 'c',
    name: 'old name',
    last: null,
    sum: Decimal.of(1),
    by: expect.objectContaining({ by: 'nobody', at }),
  });
  const oldest = () => counterEvents.read({ type: 'Ended', typeVersion: 1, data }, meta);
  expect(oldest).toThrow('Sales.Finished from version 1');
});
