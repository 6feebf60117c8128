import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { concepts } from '../../src/edit/generate/concepts.ts';
import { changedLines } from '../edit/changed-lines.ts';
import { temporaryFolder } from '../workspace/temporary-folder.ts';
import { plinthProcess } from './plinth-process.ts';
import { hasTerminal, terminalProcess } from './terminal-process.ts';

const SPEC = `plinth: 1
app: { name: trade }

contexts:
  Catalog:
    entities:
      Product: { fields: { name: string(1..80) }, crud: all, http: /products }
  Ordering:
    uses: { Shipping: partnership }
    aggregates:
      Order:
        states: [Open, Paid]
        fields: { total: decimal = 0 }
        commands:
          Start: { state: new -> Open, emit: OrderStarted, http: POST /orders }
          Pay: { state: Open -> Paid, emit: OrderPaid, http: POST /orders/:id/pay }
        events:
          OrderStarted: {}
          OrderPaid: {}
      Basket:
        fields: { owner: string }
        commands:
          Open: { state: new, input: { owner: string }, emit: BasketOpened, http: POST /baskets }
        events:
          BasketOpened: { owner: string }
    streams:
      orders: { from: [OrderPaid], processors: { Audit: { code: true } } }
      baskets: { from: [BasketOpened], processors: { Count: { code: true } } }
  Shipping:
    uses: { Ordering: partnership }
    commands:
      Prepare: { input: { orderId: uuid }, code: true }

deploy:
  default: one
  modes:
    one: { services: { trade: { contexts: all } } }
    many:
      services:
        front: { contexts: [Catalog, Ordering], port: 4001 }
        back: { contexts: [Shipping], port: 4002 }
`;

const ENTER = '\r';
const DOWN = '\u001b[B';
const SPACE = ' ';

/** A question, what it lets choose from (nothing: anything can be typed), and what is answered. */
interface Asked {
  readonly message: string;
  readonly choices: readonly string[];
  readonly typed: string;
}

const type = (message: string, typed: string): Asked => ({
  message,
  choices: [],
  typed: typed + ENTER,
});

/** Takes one; `from`: where the cursor stands at first. */
function pick(
  message: string,
  choices: readonly string[],
  wanted: string,
  from = choices[0],
): Asked {
  const steps = choices.indexOf(wanted) - choices.indexOf(from ?? '');
  return { message, choices, typed: DOWN.repeat(steps) + ENTER };
}

/** Takes several, in the order of the choices. */
function mark(message: string, choices: readonly string[], wanted: readonly string[]): Asked {
  const keys = choices.map((choice) => (wanted.includes(choice) ? SPACE : ''));
  return { message, choices, typed: keys.join(DOWN) + ENTER };
}

const CONTEXTS = ['Catalog', 'Ordering', 'Shipping'];
const context = (wanted: string): Asked => pick('Context', CONTEXTS, wanted);
const AGGREGATES = ['Order', 'Basket'];
const EVENTS = ['OrderStarted', 'OrderPaid', 'BasketOpened'];
const CALLS = ['Order.Start', 'Order.Pay', 'Basket.Open', 'Shipping.Prepare'];
/** One of several texts, and the end of them. */
const texts = (message: string, ...typed: readonly string[]): readonly Asked[] => [
  ...typed.map((text, at) => type(at === 0 ? message : 'no more', text)),
  type('no more', ''),
];

/** Each concept with all its questions, answered, and the lines that the spec has then. */
const rows: readonly (readonly [string, readonly Asked[], string])[] = [
  ['context', [type('Name of the context', 'billing')], '+  Billing: {}'],
  [
    'type',
    [type('Name of the type', 'sku'), context('Catalog'), type('Type, for', 'string(3)')],
    '+    types: { Sku: string(3) }',
  ],
  [
    'enum',
    [type('Name of the enum', 'size'), context('Catalog'), ...texts('Members', 'Small,Large')],
    '+    enums: { Size: [Small, Large] }',
  ],
  [
    'union',
    [
      type('Name of the union', 'cover'),
      context('Catalog'),
      ...texts('Variant', 'paper', 'cloth(colour: string)'),
    ],
    '+      Cover:',
  ],
  [
    'value',
    [type('Name of the value', 'money'), context('Ordering'), ...texts('Field', 'amount: decimal')],
    '+      Money:',
  ],
  [
    'error',
    [
      type('Name of the error', 'TooLate'),
      context('Ordering'),
      pick('Status', ['409', '422', '404', '403', '402', '400', '503'], '404'),
      type('Text', ''),
    ],
    'TooLate: 404 too late',
  ],
  [
    'entity',
    [
      type('Name of the entity', 'shelf'),
      context('Catalog'),
      ...texts('Field', 'place: string(1..40)', 'rows: int'),
    ],
    '+      Shelf:',
  ],
  [
    'aggregate',
    [
      type('Name of the aggregate', 'parcel'),
      context('Shipping'),
      ...texts('States', 'Packed,Sent'),
      ...texts('Field', 'weight: int'),
      pick('Store', ['state', 'events'], 'events'),
      type('Command that creates it', 'Pack'),
    ],
    '+      Parcel:',
  ],
  [
    'child',
    [
      type('Name of the child', 'line'),
      pick('Aggregate', AGGREGATES, 'Order'),
      ...texts('Field', 'amount: int'),
    ],
    '+          Line:',
  ],
  [
    'command',
    [
      type('Name of the command', 'reopen'),
      pick('Aggregate', AGGREGATES, 'Order'),
      mark('From which states', ['new', 'Open', 'Paid'], ['Paid']),
      pick('To which state', ['Open', 'Paid', 'deleted'], 'Open'),
      ...texts('Input', 'reason: string'),
      type('Event', ''),
    ],
    '+          Reopen:',
  ],
  [
    'event',
    [
      type('Name of the event', 'OrderLost'),
      pick('Aggregate', AGGREGATES, 'Order'),
      ...texts('Field', 'reason: string'),
    ],
    '+          OrderLost: { reason: string }',
  ],
  [
    'view',
    [
      type('Name of the view', 'baskets'),
      context('Ordering'),
      mark('Events', EVENTS, ['BasketOpened']),
      type('Column', ''),
    ],
    '+      Baskets:',
  ],
  [
    'query',
    [
      type('Name of the query', 'products'),
      context('Catalog'),
      pick('From', ['Product'], 'Product'),
      mark('By', ['id', 'name'], ['name']),
    ],
    '+      Products:',
  ],
  [
    'domain-service',
    [
      type('Name of the domain-service', 'tax'),
      context('Ordering'),
      ...texts('Operation', 'rate(total: decimal): decimal'),
    ],
    '+      Tax:',
  ],
  [
    'external',
    [
      type('Name of the external', 'CardGate'),
      context('Ordering'),
      ...texts('Operation', 'charge(amount: decimal): string = POST /charges'),
      type('Where it is', ''),
    ],
    '+        url: env CARD_GATE_URL',
  ],
  [
    'policy',
    [
      type('Name of the policy', 'log'),
      context('Ordering'),
      mark('Events', EVENTS, ['OrderPaid']),
      mark('Commands to call', CALLS, ['Shipping.Prepare']),
    ],
    '+      Log: { on: OrderPaid, do: "Shipping.Prepare({ orderId })" }',
  ],
  [
    'saga',
    [
      type('Name of the saga', 'fulfil'),
      context('Ordering'),
      pick('Event that starts it', EVENTS, 'OrderPaid'),
      mark('What its steps call', CALLS, ['Shipping.Prepare']),
    ],
    '+      Fulfil:',
  ],
  [
    'process',
    [
      type('Name of the process', 'unpaid'),
      context('Ordering'),
      pick('Event that starts it', EVENTS, 'OrderStarted'),
      mark('Events on the way', EVENTS, []),
      mark('Events that end it', EVENTS, ['OrderPaid']),
    ],
    '+      Unpaid:',
  ],
  ['publication', [pick('Name of the publication', EVENTS, 'OrderPaid')], '+      OrderPaid: {}'],
  [
    'consumer',
    [
      type('Name of the consumer', 'order_commands'),
      context('Ordering'),
      pick('Kind', ['topic', 'queue'], 'queue'),
      ...texts('Message', 'open_basket(owner: string)'),
      mark('Commands to call', CALLS, ['Basket.Open']),
    ],
    '+      order_commands:',
  ],
  [
    'stream',
    [
      type('Name of the stream', 'payments'),
      context('Ordering'),
      mark('Events', EVENTS, ['OrderPaid']),
    ],
    '+      payments:',
  ],
  [
    'processor',
    [type('Name of the processor', 'FraudScan'), pick('Stream', ['orders', 'baskets'], 'baskets')],
    'FraudScan: { code: true }',
  ],
  [
    'service',
    [
      type('Name of the service', 'stock'),
      pick('Mode', ['one', 'many'], 'many'),
      mark('Contexts', CONTEXTS, ['Catalog']),
    ],
    '+        stock: { contexts: [Catalog], port: 4003 }',
  ],
];

let made = '';

beforeAll(async () => {
  made = mkdtempSync(join(tmpdir(), 'plinth-prompts-'));
  writeFileSync(join(made, 'start.yaml'), SPEC);
  const args = ['new', 'trade', '--spec', 'start.yaml', '--yes', '--registry'];
  const { code, out } = await plinthProcess(made, [...args, '--no-install', '--no-git']);
  expect([code, code === 0 ? '' : out]).toEqual([0, '']);
});

afterAll(() => rmSync(made, { recursive: true, force: true }));

it('the table has every concept', () => {
  expect(rows.map(([concept]) => concept)).toEqual(concepts.map(({ name }) => name));
});

// Without util-linux there is no terminal to be had.
describe.skipIf(!hasTerminal)('plinth generate asks on a terminal', () => {
  it.each(rows)('for a %s', { timeout: 60_000 }, async (concept, asked, line) => {
    const app = join(temporaryFolder(), 'trade');
    cpSync(join(made, 'trade'), app, { recursive: true });
    const before = readFileSync(join(app, 'plinth.yaml'), 'utf8');
    const { code, shown } = await terminalProcess(app, ['generate', concept], {
      answers: asked.map(({ message, typed }) => [message, typed]),
    });
    // Where a question stays open, the end of what was shown tells which.
    expect([code, code === 0 ? '' : shown.slice(-2000)]).toEqual([0, '']);
    let rest = shown;
    for (const [index, { message, choices }] of asked.entries()) {
      const [, ...from] = rest.split(message);
      rest = from.join(message);
      const until = asked[index + 1]?.message ?? 'plinth.yaml';
      const [question = ''] = rest.split(until);
      expect(choices.filter((choice) => !question.includes(choice))).toEqual([]);
    }
    const after = readFileSync(join(app, 'plinth.yaml'), 'utf8');
    expect(changedLines(before, after).join('\n')).toContain(line);
    expect((await plinthProcess(app, ['regenerate', '--check'])).code).toBe(0);
  });
});
