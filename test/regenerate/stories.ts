import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { root } from '../arch/source.ts';
import { arbitrarySpec } from '../golden/random-spec.ts';
import { appEdits } from './app-edits.ts';
import type { Story } from './edited-story.ts';
import { specEdits } from './spec-edits.ts';

/** The specs that stories begin with: the examples, and some that nobody would write. */
export const specs: ReadonlyMap<string, string> = new Map([
  ...readdirSync(join(root, 'examples')).map(
    (file) =>
      [file.replace('.yaml', ''), readFileSync(join(root, 'examples', file), 'utf8')] as const,
  ),
  ...fc
    .sample(arbitrarySpec, { numRuns: 3, seed: 4 })
    .map((spec, at) => [`random${at}`, spec] as const),
]);

/** A rename takes as long as ten other edits. */
const edits = Object.keys(specEdits).map((value) => ({
  weight: value.startsWith('rename ') ? 1 : 3,
  arbitrary: fc.constant(value),
}));

/** Few lines are changed word for word by a spec: this edit finds a place one time out of four. */
const handEdits = Object.keys(appEdits)
  .filter((value) => value.startsWith(process.env.HAND ?? ''))
  .map((value) => ({
    weight: value === 'change what the spec changes' ? 8 : 1,
    arbitrary: fc.constant(value),
  }));

export const storiesOf = (apps: readonly string[]): fc.Arbitrary<Story> =>
  fc.record({
    app: fc.constantFrom(...apps),
    turns: fc.array(
      fc.record({
        spec: fc.record({ name: fc.oneof(...edits), at: fc.nat(400) }),
        hand: fc.array(
          fc.record({
            name: fc.oneof(...handEdits),
            file: fc.nat(400),
            at: fc.nat(200),
          }),
          { minLength: 1, maxLength: 6 },
        ),
        settle: fc.constantFrom('mine' as const, 'theirs' as const, 'nothing' as const),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  });
