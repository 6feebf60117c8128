import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseSpec } from '../../src/spec/parse-spec.ts';
import { snapshotOf } from '../../src/workspace/snapshot.ts';
import { root } from '../arch/source.ts';

const examples = join(root, 'examples');

async function snapshot(path: string, text: string) {
  const { spec } = await parseSpec({ root: { path, text }, included: [] });
  if (spec === undefined) throw new Error(`${path} is no spec`);
  return snapshotOf(spec);
}

describe('what a spec says', () => {
  it.each(readdirSync(examples))('does not depend on where it stands: %s', async (name) => {
    const text = readFileSync(join(examples, name), 'utf8');
    const elsewhere = await snapshot('plinth.yaml', `# moved down\n\n${text}`);
    expect(elsewhere).toEqual(await snapshot(name, text));
  });
});
