import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { root } from '../arch/source.ts';
import { temporaryFolder } from '../workspace/temporary-folder.ts';
import { plinth } from './run.ts';

let cwd = '';
const graph = (...args: readonly string[]) => plinth('graph', '--cwd', cwd, ...args);
const written = (file: string) => readFileSync(join(cwd, file), 'utf8');

beforeEach(() => {
  cwd = temporaryFolder();
  copyFileSync(join(root, 'examples/bank.yaml'), join(cwd, 'plinth.yaml'));
});

describe('plinth graph', () => {
  test('writes a page, and writes over the one it wrote', async () => {
    for (const _ of [1, 2]) {
      expect(await graph()).toEqual({
        code: 0,
        out: '',
        err: 'graph.html written: open it in a browser\n',
      });
    }
    expect(written('graph.html')).toMatch(/^<!doctype html>\n<!-- made by plinth graph -->/);
  });

  test.each([
    ['svg', /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^>]*>\n<!-- made by plinth graph -->/],
    ['mermaid', /^%% made by plinth graph\nflowchart LR\n/],
    ['markdown', /^<!-- made by plinth graph -->\n\n# /],
    ['html', /^<!doctype html>/],
  ])(
    'prints %s, or writes it to the file that is named, in a new folder, too',
    async (format, form) => {
      const { code, out } = await graph('--format', format, '--out', '-');
      expect(code).toBe(0);
      expect(out).toMatch(form);
      const { err } = await graph('--format', format, '--out', 'docs/picture');
      expect(err).toContain('docs/picture written');
      expect(written('docs/picture').trimEnd()).toBe(out.trimEnd());
      expect(await graph('--format', format, '--out', 'docs/picture', '--quiet')).toEqual({
        code: 0,
        out: '',
        err: '',
      });
    },
  );

  test('draws another spec, or one context', async () => {
    const spec = join(root, 'examples/shop.yaml');
    const { out } = await graph(spec, '--format', 'markdown', '--context', 'Shipping');
    expect(out).toContain('## Shipping');
    expect(out).not.toContain('## Context map');
  });

  test('--json tells the graph and writes nothing, unless a file is named', async () => {
    const { code, out } = await graph('--json');
    const answer = JSON.parse(out);
    expect({ ...answer, graph: Object.keys(answer.graph) }).toEqual({
      ...{ version: 1, command: 'graph', ok: true },
      graph: ['name', 'description', 'contexts', 'relations', 'nodes', 'edges'].filter(
        (key) => key in answer.graph,
      ),
    });
    expect(code).toBe(0);
    expect(() => written('graph.html')).toThrow('ENOENT');
    const { out: second } = await graph('--json', '--out', 'graph.svg', '--format', 'svg');
    expect(JSON.parse(second)).toEqual({ ...answer, file: 'graph.svg', format: 'svg' });
    expect(written('graph.svg')).toMatch(/^<svg/);
  });

  test.each<[string, readonly string[], string]>([
    [
      'an unknown context',
      ['--context', 'Acounts'],
      'error CONTEXT_NOT_FOUND: the spec has no context Acounts\n  hint: did you mean Accounts?\n',
    ],
    [
      'a file of somebody else',
      ['--out', 'plinth.yaml'],
      'error OUT_FOREIGN: plinth.yaml is there already',
    ],
    ['a folder', ['--out', 'folder'], 'error OUT_UNWRITABLE: folder cannot be written (EISDIR)'],
    [
      'a file as a folder',
      ['--out', 'plinth.yaml/x.html'],
      'error OUT_UNWRITABLE: plinth.yaml/x.html cannot be written (',
    ],
    ['a missing spec', ['other.yaml'], 'error SPEC_NOT_FOUND'],
    ['an unknown format', ['--format', 'png'], 'error USAGE'],
  ])('says what to do about %s', async (_, args, message) => {
    mkdirSync(join(cwd, 'folder'));
    const before = written('plinth.yaml');
    const { code, out, err } = await graph(...args);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(message);
    expect(err).toMatch(/\n {2}hint: \S/);
    expect(written('plinth.yaml')).toBe(before);
  });

  test('shows what is wrong with a spec, and draws nothing', async () => {
    writeFileSync(join(cwd, 'plinth.yaml'), 'plinth: 1\napp: { name: x }\ncontext: {}\n');
    const { code, out } = await graph();
    expect(code).toBe(1);
    expect(out).toContain('SPEC_UNKNOWN_KEY');
    expect(() => written('graph.html')).toThrow('ENOENT');
  });
});
