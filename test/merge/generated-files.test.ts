import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { globSync } from 'tinyglobby';
import { expect, test } from 'vitest';
import { settleConflicts } from '../../src/merge/conflict.ts';
import { merge } from '../../src/merge/merge.ts';
import { readSource } from '../../src/merge/source-tree.ts';
import { loadTypeScript } from '../../src/merge/typescript.ts';
import { root } from '../arch/source.ts';
import { editing } from './edits.ts';

const files = globSync('test/golden/trees/{bank,shop,features,cargo}/src/**/*.ts', {
  cwd: root,
}).sort();

const reader = { ts: loadTypeScript(), isJson: false };

const parses = (text: string): boolean => readSource('file.ts', text, reader) !== undefined;

/** More by hand: PLINTH_MERGE_RUNS=20000. */
const runs = Number(process.env.PLINTH_MERGE_RUNS ?? 150);

test('no word of either side is lost, and what is clean is in order', () => {
  const counts = { runs: 0, conflicts: 0, lines: 0 };
  fc.assert(
    fc.property(
      fc.constantFrom(...files),
      editing('hand'),
      editing('made'),
      (path, mine, theirs) => {
        const base = readFileSync(`${root}/${path}`, 'utf8');
        const [my, their] = [mine(base), theirs(base)];
        const merged = merge({ base, mine: my.text, theirs: their.text, path });
        counts.runs += 1;
        for (const word of [...my.words, ...their.words]) expect(merged.text).toContain(word);
        if (merged.kind === 'conflict') counts.conflicts += 1;
        if (!parses(my.text) || !parses(their.text)) return;
        for (const side of ['mine', 'theirs'] as const) {
          const settled = settleConflicts(merged.text, side);
          expect(settled).toBeDefined();
          expect(parses(settled ?? '')).toBe(true);
        }
      },
    ),
    { numRuns: runs, ...(process.env.PLINTH_MERGE_RUNS ? {} : { seed: 20261127 }) },
  );
  console.info(`${counts.runs} merges, ${counts.conflicts} conflicts, nothing lost`);
});
