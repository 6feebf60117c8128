import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { TestClient } from '../../src/runtime/testing/index.ts';
import { root } from '../arch/source.ts';
import { renderSpec } from './render-spec.ts';

const folder = mkdtempSync(join(tmpdir(), 'plinth-processes-'));

interface App {
  readonly api: TestClient;
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

let app: App;

/** What the commands were told that a person writes: here they only note it. */
const noted: { remind: object[]; prepare: object[] } = { remind: [], prepare: [] };

function note(path: string, stub: string, name: keyof typeof noted): void {
  const file = join(folder, path);
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(stub);
  writeFileSync(file, text.replace(stub, `    globalThis.noted.${name}.push(command.fields);\n`));
}

beforeAll(async () => {
  for (const [path, text] of await renderSpec(join(root, 'test/golden/specs/processes.yaml'))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  Object.assign(globalThis, { noted });
  const commands = 'application/commands';
  const remind = "    throw new NotImplemented('Restaurant.Remind');\n";
  note(`src/contexts/restaurant/${commands}/remind.ts`, remind, 'remind');
  const prepare = "    throw new NotImplemented('Kitchen.Prepare');\n";
  note(`src/contexts/kitchen/${commands}/prepare.ts`, prepare, 'prepare');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeEach(async () => {
  noted.remind = [];
  noted.prepare = [];
  const module = (await import(join(folder, 'test/test-app.ts'))) as {
    startTestApp: () => Promise<App>;
  };
  app = await module.startTestApp();
});

afterEach(() => app.close());

const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();

const deposit = (amount: string) => ({ amount, currency: 'EUR' });

async function book(more: object = {}): Promise<string> {
  const booking = { table: 7, guests: 3, deposit: deposit('10.50'), until: inHours(24), ...more };
  const { status, text, body } = await app.api.post('/bookings', booking);
  expect(status, text).toBe(201);
  await app.settled();
  return (body as { readonly id: string }).id;
}

async function post(path: string, body: object = {}): Promise<number> {
  const { status } = await app.api.post(path, body);
  await app.settled();
  return status;
}

async function metric(line: string): Promise<string | undefined> {
  const { text } = await app.api.get('/metrics');
  return text
    .split('\n')
    .find((one) => one.startsWith(line))
    ?.split(' ')[1];
}

const running = (process: string) => metric(`processes{process="restaurant.${process}"}`);

test('remembers what events say, as what it is, and acts on all of it', async () => {
  const id = await book();
  await post(`/bookings/${id}/guests`, { guests: 2, deposit: deposit('1.25') });
  await post(`/bookings/${id}/guests`, { guests: 1, deposit: deposit('0') });
  expect(noted.remind).toEqual([]);
  await post('/dishes', { booking: id, heat: 301 });
  await post('/dishes', { booking: id, heat: 300 });
  await post(`/bookings/${id}/guests`, { guests: 4, deposit: deposit('20') });
  const words = ['2 more', '301 degrees', '4 more'];
  const reminded = { booking: id, guests: 9, deposit: '31.75', mood: 'loud', words };
  expect(JSON.parse(JSON.stringify(noted.remind))).toEqual([reminded]);
});

test('ends, in another context too, and reacts to nothing afterwards', async () => {
  const id = await book();
  expect(await running('table-hold')).toBe('1');
  expect(await post(`/bookings/${id}/confirm`)).toBe(204);
  expect(noted.prepare).toEqual([{ booking: id, dishes: 3 }]);
  expect(await running('table-hold')).toBe('0');
  await post('/dishes', { booking: id, heat: 301 });
  expect(await metric('dead_letters_parked{subscription="restaurant.table-hold"}')).toBe('0');
});

test('fires timers whose time is over at once, and those alone', async () => {
  const late = await book({ until: inHours(-1) });
  const early = await book();
  expect(await post(`/bookings/${late}/confirm`)).toBe(409);
  expect(await post(`/bookings/${early}/guests`, { guests: 1, deposit: deposit('1') })).toBe(204);
  expect(await running('table-hold')).toBe('1');
  const waiting = 'process_timers{process="restaurant.table-hold",state="waiting"}';
  expect(await metric(waiting)).toBe('2');
});

test('schedules anew under the same name, and cancels', async () => {
  const id = await book();
  expect(await post(`/bookings/${id}/move`, { until: inHours(48) })).toBe(204);
  const waiting = 'process_timers{process="restaurant.table-hold",state="waiting"}';
  expect(await metric(waiting)).toBe('1');
  expect(await post(`/bookings/${id}/move`, { until: inHours(-2) })).toBe(204);
  expect(await post(`/bookings/${id}/confirm`)).toBe(409);
  expect(await running('table-hold')).toBe('0');
});

test('tells instances apart by all fields of a key', async () => {
  const [today, tomorrow] = [inHours(24), inHours(72)];
  await book({ until: today });
  await book({ until: today, guests: 2 });
  await book({ until: tomorrow });
  await book({ until: tomorrow, table: 8 });
  expect(await running('table-day')).toBe('3');
});
