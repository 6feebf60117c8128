import { CORE_SCHEMA, load, YAMLException } from 'js-yaml';
import type { At } from '../diagnostic.ts';
import type { Reading } from './grammar/kind.ts';
import { isYamlMap, type YamlMap } from './grammar/yaml-map.ts';
import { plainText } from './plain-text.ts';
import type { SourceFile } from './source.ts';

const megabyte = 1024 * 1024;
const largest = 4 * megabyte;
const deepest = 64;
const mostAliases = 1000;
const mostValues = 200_000;
const anchor = /&[^\s&]/;
const marker = /^<{7}( .*)?$/m;
const writeOut = 'write out what the aliases (*name) stand for';

/** The map that a file holds, or undefined after a report. Nothing in a file can make this slow. */
export function readYaml(file: SourceFile, reading: Reading): YamlMap | undefined {
  const text = plainText(file.text);
  const at: At = { file: file.path, path: [] };
  const problem = unreadable(text);
  if (problem) {
    reading.report('SPEC_YAML', at, problem);
    return undefined;
  }
  try {
    const value = load(text, { schema: CORE_SCHEMA, maxDepth: deepest, maxAliases: mostAliases });
    const count = anchor.test(text) ? countValues(value, new Map()) : 1;
    if (isYamlMap(value) && count <= mostValues) return value;
    if (isYamlMap(value)) reading.report('SPEC_YAML', ...tooManyValues(count, text, at));
    else
      reading.report('SPEC_VALUE', at, { wanted: 'a map', hint: 'a spec starts with plinth: 1' });
  } catch (error) {
    reading.report('SPEC_YAML', ...wordsFor(error, text, at));
  }
  return undefined;
}

type Problem = [At, { problem: string; hint?: string }];

function tooManyValues(count: number, text: string, at: At): Problem {
  const [start = 0, end = 1] = spanOf(anchor, text);
  const isEndless = count === Number.POSITIVE_INFINITY;
  const problem = isEndless ? 'a value holds itself through an alias' : 'aliases repeat too much';
  return [
    { ...at, span: [start, end] },
    { problem, hint: writeOut },
  ];
}

function spanOf(pattern: RegExp, text: string): readonly [number, number] {
  const found = pattern.exec(text);
  return found === null ? [0, 1] : [found.index, found.index + found[0].length];
}

function unreadable(text: string): { problem: string; hint?: string } | undefined {
  if (text.length > largest) {
    const size = (text.length / megabyte).toFixed(1);
    const problem = `the file is too large: ${size} MB, at most ${largest / megabyte} MB are read`;
    return { problem, hint: 'split it with include' };
  }
  if (text.includes('\0')) return { problem: 'the file is not a text' };
  if (/^[\s\uFEFF]*$/.test(text)) {
    return { problem: 'the file is empty', hint: 'a spec starts with plinth: 1' };
  }
  return undefined;
}

function wordsFor(error: unknown, text: string, at: At): Problem {
  if (!(error instanceof YAMLException)) return [at, { problem: 'the file cannot be read' }];
  if (marker.test(text)) {
    return [
      { ...at, span: spanOf(marker, text) },
      {
        problem: 'the file holds the conflict markers of a merge',
        hint: 'keep what is right of both sides and delete the lines <<<<<<<, ======= and >>>>>>>',
      },
    ];
  }
  const position = error.mark?.position;
  const place: At = position === undefined ? at : { ...at, span: [position, position + 1] };
  const { reason } = error;
  if (reason.includes('maxDepth')) {
    const hint = 'no spec needs that: look for a bracket that is never closed';
    return [place, { problem: `nested more than ${deepest} deep`, hint }];
  }
  if (reason.includes('maxAliases')) {
    return [place, { problem: `more than ${mostAliases} aliases`, hint: writeOut }];
  }
  if (reason.includes('input is empty')) {
    return [at, { problem: 'the file is empty', hint: 'a spec starts with plinth: 1' }];
  }
  if (reason.includes('single document')) {
    return [at, { problem: 'a file holds one document only', hint: 'remove the lines ---' }];
  }
  if (reason === 'duplicated mapping key') return [place, { problem: 'Map keys must be unique' }];
  const hint = 'leave the tag (!) out: a spec is plain data';
  return [place, { problem: reason, ...(/\btag\b/.test(reason) && { hint }) }];
}

/** How many values there are when every alias is followed; a map inside itself counts as endless. */
function countValues(value: unknown, known: Map<object, number>): number {
  if (typeof value !== 'object' || value === null) return 1;
  const before = known.get(value);
  if (before !== undefined) return before;
  known.set(value, Number.POSITIVE_INFINITY);
  let count = 1;
  for (const part of Object.values(value)) count += countValues(part, known);
  known.set(value, count);
  return count;
}
