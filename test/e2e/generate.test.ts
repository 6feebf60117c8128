import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { concepts } from '../../src/edit/generate/concepts.ts';
import { root } from '../arch/source.ts';
import { changedLines } from '../edit/changed-lines.ts';
import { temporaryFolder } from '../workspace/temporary-folder.ts';
import { runIn } from './app.ts';
import { plinthProcess } from './plinth-process.ts';
import { hasTerminal, terminalProcess } from './terminal-process.ts';

const ENTER = '\r';
const DOWN = '\u001b[B';
const SPACE = ' ';
const CTRL_C = '\u0003';

const START = `# A shop that is only beginning.
plinth: 1
app: { name: store }

contexts:
  # ---- what is sold
  Catalog:
    entities:
      Shelf:   # where it stands
        fields: { place: string(1..40) unique }
        crud: all
        http: /shelves
`;

async function newApp(): Promise<string> {
  const cwd = temporaryFolder({ 'start.yaml': START });
  const args = ['new', 'store', '--spec', 'start.yaml', '--yes', '--registry'];
  const { code, err } = await plinthProcess(cwd, [...args, '--no-install', '--no-git']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return join(cwd, 'store');
}

const specOf = (app: string): string => readFileSync(join(app, 'plinth.yaml'), 'utf8');

/** One line for each concept, each building on those before. */
const chain: readonly (readonly string[])[] = [
  ['enum', 'Size', '--context', 'Catalog', '--member', 'Small,Large'],
  ['type', 'Sku', '--shared', '--type', 'string(/^[A-Z]{3}-[0-9]{4}$/)'],
  [
    'error',
    'Negative',
    '--shared',
    '--status',
    '422',
    '--text',
    'it must not be less than nothing',
  ],
  [
    'value',
    'Money',
    '--shared',
    '--field',
    'amount: decimal(scale=2)',
    '--field',
    'currency: string(3)',
    '--invariant',
    'amount.gte(0) else Negative',
  ],
  ['union', 'Cover', '--context', 'Catalog', '--case', 'paper', '--case', 'cloth(colour: string)'],
  [
    'entity',
    'Product',
    '--field',
    'name: string(1..80)',
    '--field',
    'price: Money',
    '--field',
    'size: Size = Small',
    '--pages',
  ],
  ['entity', 'Picture', '--field', 'url: uri', '--owned-by', 'Product'],
  ['context', 'Ordering', '--uses', 'Catalog: conformist'],
  [
    'aggregate',
    'Order',
    '--context',
    'Ordering',
    '--state',
    'Open,Paid,Shipped,Cancelled',
    '--field',
    'customer: string(1..80)',
    '--field',
    'total: decimal = 0',
  ],
  [
    'child',
    'OrderLine',
    '--field',
    'sku: Sku',
    '--field',
    'quantity: int(1..999)',
    '--as',
    'lines',
  ],
  ['command', 'Pay', '--from', 'Open', '--to', 'Paid', '--input', 'amount: decimal'],
  ['command', 'Ship', '--aggregate', 'Order', '--from', 'Paid', '--to', 'Shipped'],
  [
    'command',
    'Cancel',
    '--from',
    'Open,Paid',
    '--to',
    'Cancelled',
    '--input',
    'reason: string',
    '--no-http',
  ],
  ['event', 'OrderLost', '--field', 'reason: string'],
  ['command', 'Lose', '--event', 'OrderLost', '--input', 'reason: string', '--no-http'],
  ['view', 'OrderSummary', '--on', 'OrderCreated,OrderPaid'],
  ['query', 'GetOrder', '--context', 'Ordering', '--from', 'Order', '--by', 'id'],
  ['query', 'OrdersOf', '--context', 'Ordering', '--from', 'OrderSummary', '--by', 'customer'],
  [
    'domain-service',
    'Pricing',
    '--context',
    'Ordering',
    '--op',
    'discount(total: decimal, sku: Sku): decimal',
  ],
  [
    'external',
    'CardGate',
    '--context',
    'Ordering',
    '--op',
    'charge(amount: decimal): string = POST /charges',
  ],
  [
    'command',
    'CancelLate',
    '--context',
    'Ordering',
    '--do',
    'Order.Cancel',
    '--input',
    'orderId: uuid',
    '--input',
    'reason: string',
  ],
  ['policy', 'Log', '--on', 'OrderPaid'],
  ['saga', 'Fulfil', '--on', 'OrderPaid', '--step', 'ship: Order.Ship'],
  ['process', 'Unpaid', '--start', 'OrderCreated', '--end', 'OrderPaid'],
  ['publication', 'OrderPaid', '--context', 'Ordering'],
  [
    'consumer',
    'order_commands',
    '--context',
    'Ordering',
    '--message',
    'cancel_order(orderId: uuid, reason: string)',
    '--do',
    'Order.Cancel',
  ],
  ['stream', 'orders', '--context', 'Ordering', '--from', 'OrderPaid'],
  ['processor', 'FraudScan', '--stream', 'orders'],
  // Modes of several services are not generated yet.
  ['service', 'shop', '--mode', 'monolith', '--contexts', 'Catalog,Ordering', '--port', '4100'],
];

/** What the linter and the app's own tests say of it, with the packages of this checkout. */
async function lintAndTest(app: string): Promise<readonly number[]> {
  symlinkSync(join(root, 'node_modules'), join(app, 'node_modules'));
  const linted = await runIn(app, 'npx', 'biome', 'check', '.');
  const tested = await runIn(app, 'npx', 'vitest', 'run');
  return [linted.code, tested.code];
}

/** What the compiler says of it, with the runtime's sources in the place of its package. */
async function compile(app: string): Promise<string> {
  const compilerOptions = {
    allowImportingTsExtensions: true,
    noEmit: true,
    paths: { '@plinth/runtime/*': [join(root, 'src/runtime/*/index.ts')] },
  };
  const settings = { extends: './tsconfig.json', compilerOptions, include: ['src', 'test'] };
  writeFileSync(join(app, 'tsconfig.check.json'), JSON.stringify(settings));
  return (await runIn(app, 'npx', 'tsc', '-p', 'tsconfig.check.json')).output;
}

describe('plinth generate in an app', () => {
  it('has every concept in its chain', () => {
    const made = new Set(chain.map(([concept]) => concept));
    expect(concepts.map(({ name }) => name).filter((name) => !made.has(name))).toEqual([]);
  });

  it('makes one concept after the other; what comes out passes its tests, and can be undone', async () => {
    const app = await newApp();
    const first = specOf(app);
    for (const args of chain) {
      const before = specOf(app);
      const { code, out, err } = await plinthProcess(app, ['generate', ...args]);
      expect([args, code, code === 0 ? '' : out + err]).toEqual([args, 0, '']);
      // Only lines are added; an empty map, or one in braces, is filled where it stands.
      const gone = changedLines(before, specOf(app)).filter((line) => line.startsWith('-'));
      expect(gone.filter((line) => !/[[{].*[\]}]/.test(line))).toEqual([]);
    }
    const lines = specOf(app).split('\n');
    expect(first.split('\n').filter((line) => !lines.includes(line))).toEqual([]);
    expect((await plinthProcess(app, ['regenerate', '--check'])).code).toBe(0);
    expect(await lintAndTest(app)).toEqual([0, 0]);
    expect(await compile(app)).toBe('');
    const last = specOf(app);
    expect((await plinthProcess(app, ['rename', 'Order', 'Purchase'])).code).toBe(0);
    expect((await runIn(app, 'npx', 'tsc', '-p', 'tsconfig.check.json')).output).toBe('');
    expect((await plinthProcess(app, ['undo'])).code).toBe(0);
    expect(specOf(app)).toBe(last);
    expect((await plinthProcess(app, ['regenerate', '--check'])).code).toBe(0);
  });
});

// Without util-linux there is no terminal to be had.
describe.skipIf(!hasTerminal)('plinth generate on a terminal', () => {
  it('asks for everything where nothing is said, with what the spec has to choose from', async () => {
    const app = await newApp();
    const made = await plinthProcess(app, [
      ...['generate', 'aggregate', 'Order', '--state', 'Open,Paid', '--field', 'total: decimal'],
    ]);
    expect(made.code).toBe(0);
    const { code, shown } = await terminalProcess(app, ['generate', 'command'], {
      answers: [
        ['Name of the command', `pay${ENTER}`],
        ['From which states', `${DOWN}${SPACE}${ENTER}`],
        ['To which state', `${DOWN}${DOWN}${ENTER}`],
        ['Input, as name: type', `amount${ENTER}`],
        ['declares no field', `: decimal${ENTER}`],
        ['no more', ENTER],
        ['Event', ENTER],
      ],
    });
    expect(shown).toContain('command Pay added');
    expect(code).toBe(0);
    expect(specOf(app)).toContain(`          Pay:
            state: Open -> Paid
            input: { amount: decimal }
            emit: OrderPaid
            http: POST /orders/:id/pay
`);
  });

  it('asks only for what is missing where something is said', async () => {
    const app = await newApp();
    const { code } = await terminalProcess(
      app,
      ['generate', 'query', 'Shelves', '--sort', 'place'],
      {
        answers: [['From', ENTER]],
      },
    );
    expect(code).toBe(0);
    expect(specOf(app)).toContain('from: Shelf');
  });

  it('asks for the concept, too; broken off, nothing is changed', async () => {
    const app = await newApp();
    const before = specOf(app);
    const { code, shown } = await terminalProcess(app, ['generate'], {
      answers: [
        ['What', `${DOWN}${ENTER}`],
        ['Name of the type', `Sku${ENTER}`],
        ['Type, for example', CTRL_C],
      ],
    });
    expect(code).toBe(1);
    expect(shown).toContain('CANCELLED');
    expect(specOf(app)).toBe(before);
  });
});
