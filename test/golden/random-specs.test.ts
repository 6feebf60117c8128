import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CheckedApps } from './checked-apps.ts';
import { arbitrarySpec } from './random-spec.ts';
import { renderText } from './render-spec.ts';

/** `RANDOM_SPECS=500 RANDOM_SEED=7 RANDOM_KEEP=1 npx vitest run --project golden random` looks further. */
const { RANDOM_SPECS = '40', RANDOM_SEED = '20250131', RANDOM_KEEP = '' } = process.env;
const settings = { seed: Number(RANDOM_SEED), numRuns: Number(RANDOM_SPECS) };
const specs = fc.sample(arbitrarySpec, settings);
const checked = new CheckedApps('plinth-random-');

describe(`the apps of ${specs.length} random specs`, () => {
  const apps = new Map<string, ReadonlyMap<string, string>>();

  beforeAll(async () => {
    for (const [at, spec] of specs.entries()) {
      checked.write(`app${at}/plinth.yaml`, spec);
      const app = await renderText(spec, `${checked.folder}/app${at}/plinth.yaml`);
      apps.set(spec, app);
      checked.add(`app${at}`, app);
    }
  });

  afterAll(() => {
    if (RANDOM_KEEP === '') checked.remove();
  });

  test('are the same each time', async () => {
    for (const [spec, app] of apps) expect(await renderText(spec)).toEqual(app);
  });

  test('are formatted and without a finding of the linter', () => {
    expect(checked.lint()).toBe('');
  });

  test('compile under the strictest settings', () => {
    expect(checked.compile()).toBe('');
  });
});
