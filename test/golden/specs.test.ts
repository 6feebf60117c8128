import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../arch/source.ts';
import { CheckedApps } from './checked-apps.ts';
import { renderSpec } from './render-spec.ts';

const specs = join(root, 'test/golden/specs');
const checked = new CheckedApps('plinth-specs-');

describe('the apps of specs that go to the edges of the language', () => {
  beforeAll(async () => {
    for (const file of readdirSync(specs)) {
      checked.add(file.replace('.yaml', ''), await renderSpec(join(specs, file)));
    }
  });

  afterAll(() => checked.remove());

  test('are formatted and without a finding of the linter', () => {
    expect(checked.lint()).toBe('');
  });

  test('compile under the strictest settings', () => {
    expect(checked.compile()).toBe('');
  });
});
