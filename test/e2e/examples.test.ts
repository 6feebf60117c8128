import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bootApp, opsOf, type RunningApp, runIn } from './app.ts';
import { ApiClient } from './client.ts';
import { createApp } from './create-app.ts';
import { lintOpenApi } from './openapi-lint.ts';
import { bank } from './stories/bank.ts';
import { cargo } from './stories/cargo.ts';
import { clinic } from './stories/clinic.ts';
import { features } from './stories/features.ts';
import { insurance } from './stories/insurance.ts';
import { minimal } from './stories/minimal.ts';
import { shop } from './stories/shop.ts';

import { makeTokens } from './tokens.ts';

/** `GET /pets/{id}` as the README of an app has it; operators are told of theirs in a sentence. */
function inReadme(operation: string): string {
  const written = operation.replaceAll(/\{(\w+)\}/g, ':$1');
  const [, operated] = / (\/ops\/[^/]+)/.exec(written) ?? [];
  return operated ?? `| \`${written}\` `;
}

describe.each([minimal, clinic, shop, cargo, insurance, bank, features])('$example', (story) => {
  let folder: string;
  let app: RunningApp | undefined;

  beforeAll(async () => {
    folder = await createApp(story.example, 'installed');
  });

  afterAll(() => app?.kill());

  test.each(['typecheck', 'lint', 'build'])('npm run %s', async (script) => {
    expect(await runIn(folder, 'npm', 'run', script)).toMatchObject({ code: 0 });
  });

  test('its own tests pass', async () => {
    const { code, output } = await runIn(folder, 'npm', 'test');
    expect(code, output).toBe(0);
    expect(output).toMatch(/Tests\s+\d+ passed/);
    process.stdout.write(`${story.example}: ${output.match(/Tests\s+(.*)/)?.[1]}\n`);
  });

  test('it boots, and every route answers as its OpenAPI document says', async () => {
    const tokens = await makeTokens(story.auth?.kind);
    const data = mkdtempSync(join(tmpdir(), 'plinth-e2e-data-'));
    app = await bootApp(folder, story.process, {
      DATABASE_URL: join(data, 'app.db'),
      ...tokens.env,
      ...story.env,
    });
    const api = await ApiClient.of(app.url, story.auth?.scheme);
    expect(await lintOpenApi(`${app.url}/openapi.json`)).toEqual([]);
    const ops = opsOf(folder, join(data, 'app.db'));
    await story.play({ api, tokenOf: tokens.tokenOf, ops });
    const { operations, driven } = api.contract;
    expect(operations.filter((operation) => !driven.has(operation))).toEqual([]);
    const readme = readFileSync(join(folder, 'README.md'), 'utf8');
    expect(operations.filter((operation) => !readme.includes(inReadme(operation)))).toEqual([]);
    const faults = app
      .log()
      .split('\n')
      .filter((line) => /"level":"(error|fatal)"/.test(line));
    expect(faults.filter((line) => !line.includes('NotImplemented'))).toEqual([]);
    expect(await app.stop()).toBe(0);
  });
});
