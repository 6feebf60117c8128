import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandTree } from '../../src/cli/command-tree.ts';
import { sourceOf } from '../../src/cli/completion/complete.ts';
import { takesValue } from '../../src/cli/completion/position.ts';
import { concepts } from '../../src/edit/generate/concepts.ts';
import { temporaryFolder } from '../workspace/temporary-folder.ts';
import { plinth } from './run.ts';

const SPEC = `plinth: 1
app: { name: store }
contexts:
  Catalog:
    errors: { Gone: 410 it is gone }
    entities:
      Product: { fields: { name: string(1..80) }, crud: all, http: /products }
  Ordering:
    aggregates:
      Order:
        states: [Open, Paid]
        fields: { total: decimal = 0 }
        commands:
          Create: { state: new -> Open, emit: OrderCreated }
          Pay: { state: Open -> Paid, emit: OrderPaid }
        events: { OrderCreated: {}, OrderPaid: {} }
`;

let folder = '';
let app = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plinth-completion-'));
  writeFileSync(join(folder, 'start.yaml'), SPEC);
  const options = ['--yes', '--registry', '--no-install', '--no-git', '--quiet', '--cwd', folder];
  const { out } = await plinth('new', 'store', '--spec', 'start.yaml', ...options);
  expect(out).toBe('');
  app = join(folder, 'store');
  rmSync(join(app, 'biome.json'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What is offered for the last word, without what it is. */
async function offered(...words: readonly string[]): Promise<readonly string[]> {
  const { code, out, err } = await plinth('__complete', '--', ...words);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return out
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t')[0] ?? '');
}

const inApp = (...words: readonly string[]) =>
  offered(...words.slice(0, 1), '--cwd', app, ...words.slice(1));

describe('what can stand there', () => {
  it('is every command at first, with what it does', async () => {
    const { out } = await plinth('__complete', '--', '');
    const { out: help } = await plinth('--help');
    const commands = [...help.matchAll(/^ {2}([a-z-]+) .*\[/gm)].map(([, name]) => name);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => line.split('\t')[0]),
    ).toEqual(commands);
    expect(out).toContain('check\tcheck the spec alone: every problem at once\n');
  });

  it.each<[readonly string[], readonly string[]]>([
    [['-'], ['--version', '--help']],
    [
      ['graph', '--format', ''],
      ['html', 'svg', 'mermaid', 'markdown'],
    ],
    [
      ['graph', '--format=s'],
      ['html', 'svg', 'mermaid', 'markdown'].map((one) => `--format=${one}`),
    ],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [['check', ''], [':files']],
    [['check', '--cwd', ''], [':folders']],
    [
      ['new', 'shop', '--pm', ''],
      ['npm', 'pnpm', 'yarn', 'bun'],
    ],
    [
      ['undo', '--dry-run', '-'],
      ['--json', '--quiet', '--cwd', '--help'],
    ],
    [
      ['undo', ''],
      ['--json', '--quiet', '--cwd', '--dry-run', '--help'],
    ],
    [['undo', '--', ''], ['']],
    [['rename', 'Order', ''], ['']],
    [['no-such-command', ''], ['']],
    [
      ['undo', '--no-such-option', '-'],
      ['--json', '--quiet', '--cwd', '--dry-run', '--help'],
    ],
  ])('%j: %j', async (words, want) => {
    expect(await offered(...words)).toEqual(want);
  });

  it('is an example or a file for --spec', async () => {
    const want = expect.arrayContaining(['minimal', 'bank', 'shop', ':files']);
    expect(await offered('new', '--spec', '')).toEqual(want);
  });

  it('is every concept for generate, and every code for explain', async () => {
    expect(await offered('generate', '')).toEqual(concepts.map(({ name }) => name));
    expect(await offered('explain', '')).toContain('SPEC_UNKNOWN_TYPE');
  });

  it.each<[readonly string[], readonly string[]]>([
    [
      ['rename', ''],
      [
        'Catalog',
        'Gone',
        'Product',
        'Ordering',
        'Order',
        'Create',
        'Pay',
        'OrderCreated',
        'OrderPaid',
      ],
    ],
    [
      ['remove', 'Pay', '--kind', ''],
      ['context', 'error', 'entity', 'aggregate', 'command', 'event'],
    ],
    [
      ['graph', '--context', ''],
      ['Catalog', 'Ordering'],
    ],
    [['restore', ''], ['biome.json']],
  ])('is read from the app: %j', async (words, want) => {
    expect(await inApp(...words)).toEqual(want);
  });

  it.each<[readonly string[], readonly string[]]>([
    [['command', 'Ship', '--aggregate', ''], ['Order']],
    [
      ['command', 'Ship', '--from', ''],
      ['new', 'Open', 'Paid'],
    ],
    [
      ['command', 'Ship', '--from', 'Open,'],
      ['Open,new', 'Open,Open', 'Open,Paid'],
    ],
    [
      ['policy', 'Log', '--context=Ordering', '--on='],
      ['--on=OrderCreated', '--on=OrderPaid'],
    ],
    [
      ['entity', 'Shelf', '--context', ''],
      ['Catalog', 'Ordering'],
    ],
    [['value', 'Money', '--field', ''], ['']],
    [['value', ''], ['']],
    [
      ['publication', ''],
      ['OrderCreated', 'OrderPaid'],
    ],
  ])('is what the question of a concept lets choose from: generate %j', async (words, want) => {
    expect(await offered('generate', words[0] ?? '', '--cwd', app, ...words.slice(1))).toEqual(
      want,
    );
  });

  it.each([
    ['a wrong spec', 'contexts: [', 'rename'],
    ['no app', undefined, 'rename'],
    ['a lock that is none', 'plinth: 1\napp: { name: a }\ncontexts: {}\n', 'restore'],
  ])('is nothing where there is %s', async (_, spec, command) => {
    const cwd = temporaryFolder(spec === undefined ? {} : { 'plinth.yaml': spec });
    if (command === 'restore') writeFileSync(join(cwd, 'plinth.lock'), 'what?\n');
    expect(await offered(command, '--cwd', cwd, '')).toEqual(['']);
  });
});

describe('every command', () => {
  const commands = (of: Command): readonly Command[] =>
    of.commands.flatMap((one) => [one, ...commands(one)]);

  it('says what its arguments and the values of its options can be', async () => {
    const all = commands(await commandTree('plinth', ['generate'], () => {}));
    expect(all.length).toBeGreaterThan(30);
    const open = all.flatMap((command) =>
      [
        ...command.registeredArguments.filter(({ argChoices }) => !argChoices).map((a) => a.name()),
        ...command.options
          .filter((one) => takesValue(one) && !one.argChoices)
          .map((o) => o.long ?? ''),
      ]
        .filter((name) => sourceOf(command, name) === undefined)
        .map((name) => `${command.name()} ${name}`),
    );
    // Concepts answer by their questions, and names are the user's own.
    const conceptNames = concepts.map(({ name }) => name);
    expect(open.filter((one) => !conceptNames.includes(one.split(' ')[0] ?? ''))).toEqual([
      'generate concept',
    ]);
  });
});
