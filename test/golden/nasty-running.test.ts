import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { load } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../arch/source.ts';
import { renderSpec } from './render-spec.ts';

const folder = mkdtempSync(join(tmpdir(), 'plinth-nasty-running-'));
const specFile = join(root, 'test/plan/fixtures/nasty.yaml');

// What the spec says is typed by nobody here: it is read as data.
// biome-ignore lint/suspicious/noExplicitAny: the fixture's own shape, told by the tests below
const spec = load(readFileSync(specFile, 'utf8')) as any;

// biome-ignore lint/suspicious/noExplicitAny: modules that are generated while the test runs
const generated = (path: string): Promise<any> => import(join(folder, path));

beforeAll(async () => {
  for (const [path, text] of await renderSpec(specFile)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('texts come out as they went in', () => {
  test('as the title of an error', async () => {
    const { BadRange } = await generated('src/shared/errors.ts');
    expect(`422 ${BadRange.title}`).toBe(spec.shared.errors.BadRange);
  });

  test('as what an enum says outside', async () => {
    const { Mood } = await generated('src/shared/enums/mood.ts');
    expect(Mood).toEqual({ ...spec.shared.enums.Mood });
  });

  test('as a default, and as a pattern', async () => {
    const { Everything } = await generated('src/shared/values/everything.ts');
    const { checkWeird } = await generated('src/shared/types.ts');
    const { Range } = await generated('src/shared/values/range.ts');
    const range = { from: '2025-01-31' };
    const made = Everything.fromJSON({
      ...{ aNumber: 1, aRatio: '0.5', someRatios: ['1'], anEmail: 'ann@example.org', anything: 1 },
      ...{ moods: ["it's fine"], '@slug': 'a', range, shape: { type: 'nothing' } },
      aFieldWhoseNameIsAsLongAsTheLanguageLetsItBeWhichIsSixtyCha: 0,
      andAListOfThemWithANameThatIsJustAsLongAsTheOthersAreHere: [range],
      andOneOfThemThatIsRequiredAndHasAVeryLongNameLikeTheOthers: range,
    });
    expect(made.aString).toBe('it\'s "quoted" `${x}` \\n */');
    expect(made.range.equals(new Range({ from: '2025-01-31' }))).toBe(true);
    expect(made.doubled.toString()).toBe('1.0');
    expect([checkWeird('${x}</script>'), checkWeird('x')]).toEqual([undefined, expect.any(String)]);
  });

  test('as rows, descriptions and error templates of the running app', async () => {
    const { startTestApp } = await generated('test/test-app.ts');
    const app = await startTestApp();
    try {
      const [home] = spec.contexts.Publishing.seed.Page;
      const found = await app.api.get('/pages/home');
      expect(found.body).toMatchObject({ title: home.title, body: home.body, mood: home.mood });
      const { body: openapi } = await app.anonymous.get('/openapi.json');
      expect(openapi.info.description).toBe(spec.app.description);
      const refused = await app.api.post('/pages', {});
      expect(refused.status).toBe(400);
      expect(refused.body).toMatchObject({
        "it's": expect.any(String),
        nested: { list: ['Validation', '`${x}`'], empty: {} },
      });
      const missing = await app.api.get('/pages/nowhere');
      expect(missing.body.error).toMatch(/ \*\/$/);
    } finally {
      await app.close();
    }
  });
});

describe('clients of systems outside', () => {
  let main: Server;
  let seen: { method?: string | undefined; url?: string | undefined; body: string }[];
  let answer: { status: number; body: unknown };

  const bodyOf = async (request: IncomingMessage): Promise<string> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    return Buffer.concat(chunks).toString();
  };

  const addressOf = (server: Server): string =>
    `http://127.0.0.1:${(server.address() as AddressInfo).port}/base`;

  beforeAll(async () => {
    main = createServer(async (request, response) => {
      seen.push({ method: request.method, url: request.url, body: await bodyOf(request) });
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer.body));
    });
    await new Promise<void>((resolve) => main.listen(0, '127.0.0.1', resolve));
  });

  afterAll(() => new Promise((resolve) => main.close(resolve)));

  const printed = {
    id: '01948b1c-5f00-7000-8000-000000000001',
    price: 12.5,
    range: { from: '2025-01-31' },
    at: '2025-01-31T12:00:00+02:00',
    more: 'than was asked for',
  };

  async function printers(url: string | undefined, spareUrl: string | undefined) {
    const { HttpPrinter } = await generated(
      'src/contexts/publishing/infrastructure/http-printer.ts',
    );
    const { HttpSparePrinter } = await generated(
      'src/contexts/publishing/infrastructure/http-spare-printer.ts',
    );
    const spare = new HttpSparePrinter(spareUrl);
    const printer = new HttpPrinter(url, spare);
    return { printer, close: () => Promise.all([printer.close(), spare.close()]) };
  }

  test('send the input where it belongs, and read the answer', async () => {
    const { Decimal } = await import('../../src/runtime/domain/index.ts');
    seen = [];
    answer = { status: 200, body: printed };
    const { printer, close } = await printers(addressOf(main), undefined);
    const amount = Decimal.of('2.50');
    const reply = await printer.print({ queue: 'a/b', amount, moods: ['plain'] });
    expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual(['POST /base/jobs/a%2Fb']);
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({
      copies: 1,
      amount: '2.50',
      moods: ['plain'],
    });
    expect({ ...reply, price: `${reply.price}`, range: reply.range.from }).toEqual({
      id: printed.id,
      price: '12.5',
      range: '2025-01-31',
      at: '2025-01-31T10:00:00.000Z',
      tag: null,
    });
    await close();
  });

  test('put what is no path parameter of a GET or DELETE into the query', async () => {
    seen = [];
    answer = { status: 200, body: '7.25' };
    const { printer, close } = await printers(addressOf(main), undefined);
    const since = '2025-01-31T10:00:00.000Z';
    expect((await printer.total({ since })).toString()).toBe('7.25');
    expect(seen.map(({ url }) => url)).toEqual([`/base/total?${new URLSearchParams({ since })}`]);
    await close();
  });

  test('ask the fallback when the first cannot answer', async () => {
    seen = [];
    answer = { status: 200, body: ['a', 'b'] };
    const { printer, close } = await printers(undefined, addressOf(main));
    expect(await printer.queues()).toEqual(['a', 'b']);
    await close();
  });

  test('are not available without an address, or with an answer that does not fit', async () => {
    seen = [];
    answer = { status: 200, body: { nothing: 'of use' } };
    const nowhere = await printers(undefined, undefined);
    const wrong = await printers(addressOf(main), undefined);
    const unavailable = expect.objectContaining({ code: 'Unavailable', status: 503 });
    await expect(nowhere.printer.queues()).rejects.toEqual(unavailable);
    await expect(wrong.printer.queues()).rejects.toEqual(unavailable);
    await Promise.all([nowhere.close(), wrong.close()]);
  });
});
