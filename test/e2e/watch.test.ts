import { spawn } from 'node:child_process';
import {
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { root } from '../arch/source.ts';
import { temporaryFolder } from '../workspace/temporary-folder.ts';
import { plinthProcess } from './plinth-process.ts';

const SPEC = `plinth: 1
app: { name: store }
contexts:
  Catalog:
    entities:
      Shelf: { fields: { place: string(1..40) }, crud: all, http: /shelves }
`;

const SPLIT = 'plinth: 1\napp: { name: store }\ninclude: [contexts/*.yaml]\n';
const CATALOG = 'context: Catalog\nentities:\n  Shelf: { fields: { place: text }, crud: all }\n';

async function newApp(files: Readonly<Record<string, string>> = { 'start.yaml': SPEC }) {
  const cwd = temporaryFolder(files);
  const args = ['new', 'store', '--spec', 'start.yaml', '--yes', '--registry'];
  const { code, err } = await plinthProcess(cwd, [...args, '--no-install', '--no-git']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return join(cwd, 'store');
}

/** `plinth regenerate --watch` in a process of its own. */
class Watching {
  shown = '';
  out = '';
  readonly ended: Promise<number | null>;
  readonly #child;
  #seen = 0;

  constructor(cwd: string, ...options: readonly string[]) {
    const bin = join(root, 'bin/plinth.js');
    const args = [bin, 'regenerate', '--watch', ...options];
    this.#child = spawn(process.execPath, args, { cwd, env: { ...process.env, FORCE_COLOR: '0' } });
    this.#child.stdout.on('data', (chunk: Buffer) => {
      this.out += chunk.toString();
      this.shown += chunk.toString();
    });
    this.#child.stderr.on('data', (chunk: Buffer) => {
      this.shown += chunk.toString();
    });
    this.ended = new Promise((resolve) => this.#child.on('close', (code) => resolve(code)));
    onTestFinished(() => {
      this.#child.kill('SIGKILL');
    });
  }

  /** What is shown from the last time on until this text; it must come. */
  async until(text: string): Promise<string> {
    const began = Date.now();
    for (;;) {
      const at = this.shown.indexOf(text, this.#seen);
      if (at !== -1) {
        const part = this.shown.slice(this.#seen, at + text.length);
        this.#seen = at + text.length;
        return part;
      }
      if (Date.now() - began > 20_000) throw new Error(`no "${text}" in: ${this.shown}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  interrupt(): void {
    this.#child.kill('SIGINT');
  }

  /** Whoever reads along goes. */
  stopReading(): void {
    this.#child.stdout.destroy();
  }
}

const WAITING = 'waiting for an edit; Ctrl-C ends it\n';

const edit = (app: string, from: string, to: string): void => {
  const file = join(app, 'plinth.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
};

describe('plinth regenerate --watch', () => {
  it('regenerates after each edit and shows what changed, until Ctrl-C', async () => {
    const app = await newApp();
    const watching = new Watching(app);
    expect(await watching.until(WAITING)).toMatch(/^in sync: \d+ unchanged\n/);
    edit(app, 'string(1..40)', 'string(1..50)');
    expect(await watching.until(WAITING)).toMatch(/edited\n[\s\S]* update {2}src\/[\s\S]*updated/);
    edit(app, 'string(1..50)', 'string(1..60)');
    await watching.until(WAITING);
    expect((await plinthProcess(app, ['regenerate', '--check'])).code).toBe(0);
    watching.interrupt();
    expect(await watching.ended).toBe(130);
    // One run each: an edit is not seen twice, and what plinth writes is no edit.
    expect(watching.shown.split(WAITING)).toHaveLength(4);
  });

  it('shows what is wrong with a spec, and waits on', async () => {
    const app = await newApp();
    const watching = new Watching(app);
    await watching.until(WAITING);
    edit(app, 'string(1..40)', 'strng');
    expect(await watching.until(WAITING)).toContain('error SPEC_UNKNOWN_TYPE');
    edit(app, 'strng', '[');
    expect(await watching.until(WAITING)).toContain('error SPEC_YAML');
    unlinkSync(join(app, 'plinth.yaml'));
    expect(await watching.until(WAITING)).toContain('error SPEC_NOT_FOUND');
    writeFileSync(join(app, 'plinth.yaml'), SPEC.replace('1..40', '1..41'));
    expect(await watching.until(WAITING)).toMatch(/update {2}src/);
  });

  it('sees a file that an editor puts in the place of the old one, again and again', async () => {
    const app = await newApp();
    const watching = new Watching(app);
    await watching.until(WAITING);
    for (const size of [50, 60, 70]) {
      const draft = join(app, '.plinth.yaml.swp');
      writeFileSync(draft, SPEC.replace('1..40', `1..${size}`));
      renameSync(draft, join(app, 'plinth.yaml'));
      expect(await watching.until(WAITING)).toMatch(/update {2}src/);
    }
    expect(watching.shown).not.toContain('error');
  });

  it('waits until an editor that writes bit by bit is done', async () => {
    const app = await newApp();
    const watching = new Watching(app);
    await watching.until(WAITING);
    const text = SPEC.replace('1..40', '1..45');
    for (let at = 0; at <= text.length; at += 20) {
      writeFileSync(join(app, 'plinth.yaml'), text.slice(0, at));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    writeFileSync(join(app, 'plinth.yaml'), text);
    expect(await watching.until(WAITING)).toMatch(/update {2}src/);
    expect(watching.shown).not.toContain('error');
  });

  it('sees files that are included, new ones too, and a link that leads elsewhere now', async () => {
    const app = await newApp({ 'start.yaml': SPLIT, 'contexts/catalog.yaml': CATALOG });
    const watching = new Watching(app);
    await watching.until(WAITING);
    const catalog = join(app, 'contexts/catalog.yaml');
    writeFileSync(catalog, CATALOG.replace('place: text', 'place: text, size: int?'));
    expect(await watching.until(WAITING)).toMatch(/update {2}src\/contexts\/catalog/);
    const stock = 'context: Stock\nentities:\n  Bin: { fields: { size: int }, crud: all }\n';
    writeFileSync(join(app, 'contexts/stock.yaml'), stock);
    expect(await watching.until(WAITING)).toMatch(/create {2}src\/contexts\/stock/);
    rmSync(join(app, 'contexts/stock.yaml'));
    expect(await watching.until(WAITING)).toMatch(/delete {2}src\/contexts\/stock/);
    mkdirSync(join(app, 'drafts'));
    writeFileSync(
      join(app, 'drafts/catalog.yaml'),
      CATALOG.replace('place: text', 'place: text, size: int?, colour: text?'),
    );
    rmSync(catalog);
    symlinkSync('../drafts/catalog.yaml', catalog);
    expect(await watching.until(WAITING)).toMatch(/update {2}src\/contexts\/catalog/);
  });

  it('shows a conflict, and goes on once it is resolved', async () => {
    const app = await newApp();
    const file = join(app, 'package.json');
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, before.replace('"name": "store"', '"name": "mine"'));
    const watching = new Watching(app);
    await watching.until(WAITING);
    edit(app, 'app: { name: store }', 'app: { name: theirs }');
    expect(await watching.until(WAITING)).toMatch(/conflict {2}package\.json/);
    writeFileSync(file, before.replace('"name": "store"', '"name": "both"'));
    expect(await watching.until(WAITING)).not.toContain('conflict');
    expect(readFileSync(file, 'utf8')).toContain('"name": "both"');
    expect((await plinthProcess(app, ['regenerate', '--check'])).code).toBe(0);
  });

  it('answers with one JSON document a line, and writes only with --write', async () => {
    const app = await newApp();
    const watching = new Watching(app, '--json', '--write');
    await watching.until('}\n');
    edit(app, 'string(1..40)', 'strng');
    await watching.until('}\n');
    unlinkSync(join(app, 'plinth.yaml'));
    await watching.until('}\n');
    writeFileSync(join(app, 'plinth.yaml'), SPEC.replace('1..40', '1..41'));
    await watching.until('}\n');
    watching.interrupt();
    expect(await watching.ended).toBe(130);
    const answers = watching.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers).toMatchObject([
      { version: 1, command: 'regenerate', ok: true, inSync: true, written: true },
      { version: 1, command: 'regenerate', ok: false, findings: [{ code: 'SPEC_UNKNOWN_TYPE' }] },
      { version: 1, ok: false, error: { code: 'SPEC_NOT_FOUND' } },
      { version: 1, command: 'regenerate', ok: true, written: true },
    ]);
    expect(watching.shown).toBe(watching.out);
    expect((await plinthProcess(app, ['regenerate', '--check'])).code).toBe(0);
  });

  it('is silent with --quiet, writes nothing with --dry-run, and ends with its reader', async () => {
    const app = await newApp();
    const watching = new Watching(app, '--quiet');
    const dry = new Watching(app, '--dry-run');
    await dry.until(WAITING);
    edit(app, '1..40', '1..41');
    await dry.until(WAITING);
    edit(app, '1..41', 'x');
    await watching.until('error');
    expect(watching.shown).toMatch(/^plinth\.yaml:7:\d+ error/);
    dry.stopReading();
    edit(app, 'string(x)', 'text');
    expect(await dry.ended).toBe(0);
  });

  it('ends at once where there is no spec', async () => {
    const { code, err } = await plinthProcess(temporaryFolder(), ['regenerate', '--watch']);
    expect(code).toBe(1);
    expect(err).toContain('error SPEC_NOT_FOUND');
  });

  it('refuses --check', async () => {
    const { code, err } = await plinthProcess(temporaryFolder(), [
      'regenerate',
      '--watch',
      '--check',
    ]);
    expect(code).toBe(1);
    expect(err).toContain('error USAGE');
  });
});
