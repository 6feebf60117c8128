import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Diagnostic, diagnostic, describe as words } from '../../src/diagnostic.ts';
import { codeFrame } from '../../src/spec/code-frame.ts';
import { expression } from '../../src/spec/expressions.ts';
import { fields } from '../../src/spec/fields.ts';
import type { Kind } from '../../src/spec/grammar/kind.ts';
import { loadLocator } from '../../src/spec/locate.ts';
import { parseSpec } from '../../src/spec/parse-spec.ts';
import { rootFile } from '../../src/spec/spec.ts';
import { wheres } from '../../src/spec/where.ts';

const tokens =
  'plinth app include contexts shared entities aggregates commands events fields crud http list id state emit ' +
  'let require outcomes on do when set key views queries where sort deploy modes services gateway string int? ' +
  'ref Order* map( uuid /orders/:id POST GET -> = := a.b() else if of x 3 20..100 env NAME { } [ ] , : & * " \' | # - ../ __proto__ constructor';

const piece = fc.constantFrom(...tokens.split(' '), ' ', '\n', '\n  ', '\n    ', ': ', '- ');
const scribble = fc.array(piece, { maxLength: 60 }).map((parts) => parts.join(''));
const key = fc.oneof(fc.constantFrom(...tokens.split(' ')), fc.string());
const yamlValue = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 7, withCrossShrink: true },
    fc.oneof(fc.string(), scribble, fc.double(), fc.boolean(), fc.constant(null), fc.integer()),
    fc.dictionary(key, tie('value'), { maxKeys: 5, noNullPrototype: true }),
    fc.array(tie('value'), { maxLength: 4 }),
  ),
})).value;

function readAll(kind: Kind<unknown>, value: unknown): Diagnostic[] {
  const found: Diagnostic[] = [];
  const report = (...args: Parameters<typeof diagnostic>) => void found.push(diagnostic(...args));
  kind.read({ value, at: { file: 'plinth.yaml', path: [] }, reading: { report, broken: [] } });
  return found;
}

function textAt(root: unknown, path: Diagnostic['at']['path'], onKey: boolean): string {
  let value = root;
  for (const step of path) value = Object(value)[step];
  return onKey ? String(path.at(-1)) : value === null ? 'null' : String(value);
}

describe('whatever is written', () => {
  it('as YAML values, is read without a throw, and every span lies in its text', () => {
    fc.assert(
      fc.property(yamlValue, (value) => {
        for (const problem of readAll(rootFile, value)) {
          const { path, on, span } = problem.at;
          expect(words(problem).message).not.toMatch(/undefined|\[object/);
          if (span === undefined) continue;
          const text = textAt(value, path, on === 'key');
          expect(span[0]).toBeGreaterThanOrEqual(0);
          expect(span[0]).toBeLessThanOrEqual(span[1]);
          expect(span[1]).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['a field', fields, (text: string) => ({ total: text })],
    ['an expression', expression, (text: string) => text],
    ['a condition', wheres, (text: string) => [text]],
  ] as const)('as %s, is accepted or refused in words', (_what, kind, wrap) => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), scribble), (text) => {
        for (const { at } of readAll(kind as Kind<unknown>, wrap(text))) {
          expect(at.span?.[1] ?? 0).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('as the text of a file, is located on a line that exists', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), scribble), async (text) => {
        const source = { root: { path: 'plinth.yaml', text }, included: [] };
        const { diagnostics } = await parseSpec(source);
        const { locate } = await loadLocator(source);
        for (const { at } of diagnostics) {
          const place = locate(at);
          expect(place.line).toBeLessThanOrEqual(text.split('\n').length);
          expect(codeFrame(source.root, place)).toContain('^');
        }
      }),
      { numRuns: 500 },
    );
  });
});
