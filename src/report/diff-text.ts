import { diffLines, type Hunk } from '../merge/diff.ts';
import type { Style } from './style.ts';

/** Lines shown around a change. */
const CONTEXT = 3;

export interface DiffInput {
  readonly path: string;
  /** Undefined: there is no such file. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** The difference of two texts in the unified format, as `git diff` shows it and `patch` reads it. */
export function diffText({ path, before, after }: DiffInput, style: Style): string {
  const [old, now] = [toLines(before), toLines(after)];
  const head = [
    style.bold(`--- ${before === undefined ? '/dev/null' : `a/${path}`}`),
    style.bold(`+++ ${after === undefined ? '/dev/null' : `b/${path}`}`),
  ];
  const blocks = group(diffLines(old, now)).flatMap((hunks) => block(hunks, { old, now }, style));
  return blocks.length === 0 ? '' : [...head, ...blocks].join('\n');
}

const NO_NEWLINE = '\\ No newline at end of file';

/** Lines with a note on the last one that ends in no newline, so that adding one is a difference. */
function toLines(text: string | undefined): readonly string[] {
  if (text === undefined || text === '') return [];
  const lines = text.split('\n');
  const last = lines.pop();
  return last === '' || last === undefined ? lines : [...lines, `${last}\n${NO_NEWLINE}`];
}

/** Hunks so close that the lines around them would be shown twice belong together. */
function group(hunks: readonly Hunk[]): readonly (readonly Hunk[])[] {
  const groups: Hunk[][] = [];
  for (const hunk of hunks) {
    const last = groups.at(-1);
    const end = last?.at(-1)?.aEnd;
    if (last !== undefined && end !== undefined && hunk.aStart - end <= 2 * CONTEXT)
      last.push(hunk);
    else groups.push([hunk]);
  }
  return groups;
}

interface Texts {
  readonly old: readonly string[];
  readonly now: readonly string[];
}

function block(hunks: readonly Hunk[], { old, now }: Texts, style: Style): readonly string[] {
  const [first, last] = [hunks[0], hunks.at(-1)];
  if (first === undefined || last === undefined) return [];
  const lead = Math.min(CONTEXT, first.aStart);
  const trail = Math.min(CONTEXT, old.length - last.aEnd);
  const lines: string[] = [];
  let at = first.aStart - lead;
  const same = (to: number) => lines.push(...old.slice(at, to).map((line) => ` ${line}`));
  for (const hunk of hunks) {
    same(hunk.aStart);
    lines.push(...old.slice(hunk.aStart, hunk.aEnd).map((line) => style.red(`-${line}`)));
    lines.push(...now.slice(hunk.bStart, hunk.bEnd).map((line) => style.green(`+${line}`)));
    at = hunk.aEnd;
  }
  same(last.aEnd + trail);
  const from = range(first.aStart - lead, last.aEnd + trail);
  const to = range(first.bStart - lead, last.bEnd + trail);
  return [style.cyan(`@@ -${from} +${to} @@`), ...lines];
}

/** @example range(4, 11) // '5,7' */
function range(start: number, end: number): string {
  const count = end - start;
  return `${count === 0 ? start : start + 1}${count === 1 ? '' : `,${count}`}`;
}
