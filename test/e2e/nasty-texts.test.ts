import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../arch/source.ts';
import { bootApp, type RunningApp, runIn } from './app.ts';
import { createAppOf } from './create-app.ts';
import { lintOpenApi } from './openapi-lint.ts';

interface NastySpec {
  readonly app: { readonly description: string };
  readonly contexts: {
    readonly Publishing: {
      readonly seed: { readonly Page: readonly Readonly<Record<string, unknown>>[] };
    };
  };
}

const spec = join(root, 'test/plan/fixtures/nasty.yaml');
// The shape of the fixture, of which only these texts are looked at.
const written = load(readFileSync(spec, 'utf8')) as NastySpec;
const [home = {}] = written.contexts.Publishing.seed.Page;

let app: RunningApp;
let token = '';

beforeAll(async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'plinth-e2e-nasty-')), 'nasty');
  await createAppOf(spec, folder);
  const built = await runIn(folder, 'npm', 'run', 'build');
  expect(built, built.output).toMatchObject({ code: 0 });
  app = await bootApp(folder, 'nasty');
  const printed = await runIn(folder, 'npm', 'run', '--silent', 'token', '--', '--role', 'editor');
  token = printed.output.trim();
});

afterAll(() => app?.kill());

async function read(path: string): Promise<string> {
  const answer = await fetch(app.url + path, { headers: { authorization: `Token ${token}` } });
  expect(answer.status).toBe(200);
  return answer.text();
}

test('a text that is stored is answered as it was written', async () => {
  const { title, body, mood } = home;
  expect(JSON.parse(await read('/pages/home'))).toMatchObject({ title, body, mood });
});

test.each([
  '/ui',
  '/ui/pages',
  '/ui/pages/home',
  '/ui/pages/home/edit',
  '/ui/pages/new',
  '/docs',
  `/ui/pages?q=${encodeURIComponent('"><script>alert(1)</script>')}`,
])('no page lets a text become markup: %s', async (path) => {
  const html = await read(path);
  expect(html).not.toMatch(/<script>\s*alert|<b>|onerror=/);
  if (path.includes('home')) expect(html).toContain('&lt;script&gt;alert(&#39;x&#39;)&lt;/script');
});

test('the OpenAPI document holds the texts, and a linter finds no error', async () => {
  const { info } = JSON.parse(await read('/openapi.json'));
  expect(info.description).toBe(written.app.description);
  expect(await lintOpenApi(`${app.url}/openapi.json`)).toEqual([]);
});
