import {
  type Doc,
  firstFitting,
  group,
  ifBreak,
  indent,
  line,
  printDoc,
  softline,
} from '../plan/doc.ts';
import { fitSigns } from '../plan/fitted.ts';
import { longLine } from '../plan/long-line.ts';
import { memberText } from '../plan/member-layout.ts';
import { spreadCalls } from './spread-calls.ts';

const parts = /[\u0081-\u0084]|[^\u0081-\u0084]+/g;

interface Open {
  readonly docs: Doc[];
  /** What it opened after. */
  readonly after: string;
  /** The object that ended last inside: as the last argument of a call it opens beside the bracket. */
  last?: Open;
}

/** What stands between brackets, one item a line when it breaks. */
const inBrackets = ({ docs, after }: Open, breaks = false): Doc => {
  const space = after.endsWith('{') ? line : softline;
  return group([indent(space, ...docs), ifBreak(','), space], breaks);
};

function closed(open: Open): Doc {
  const { docs, after } = open;
  if (after.endsWith('=>')) return group([indent(...docs), ifBreak(','), softline]);
  if (after.endsWith('<')) return group([indent(softline, ...docs), softline]);
  if (!/[([{]$/.test(after)) return group(indent(...docs));
  const { last } = open;
  if (!after.endsWith('(') || last === undefined || docs.at(-1) !== '}') return inBrackets(open);
  const before = docs.slice(0, -2).map((doc) => (doc === line ? ' ' : doc));
  const hugging = (breaks: boolean): Doc => [...before, inBrackets(last, breaks), '}'];
  return firstFitting(hugging(false), hugging(true), inBrackets(open, true));
}

function lineDoc(text: string): Doc {
  const open: Open[] = [{ docs: [], after: '' }];
  let before = '';
  for (const part of text.match(parts) ?? []) {
    const { docs } = open.at(-1) as Open;
    if (part === fitSigns['‹']) open.push({ docs: [], after: before });
    else if (part === fitSigns['·']) docs.push(line);
    else if (part === fitSigns['¦']) docs.push(softline);
    else if (part === fitSigns['›'] && open.length > 1) {
      const ended = open.pop() as Open;
      const around = open.at(-1) as Open;
      around.docs.push(closed(ended));
      if (ended.after.endsWith('{')) around.last = ended;
    } else docs.push(part);
    before = part;
  }
  return open.flatMap(({ docs }) => docs);
}

/** Most lines need no break. */
const onOneLine = (text: string): string =>
  text
    .replaceAll('{\u0081', '{ ')
    .replaceAll('\u0082}', ' }')
    .replaceAll('\u0083', ' ')
    .replace(/[\u0081\u0082\u0084]/g, '');

function fitLine(text: string): string {
  const flat = onOneLine(text);
  if (flat.length <= 100) return flat;
  const whole = longLine(flat);
  if (whole !== undefined) return whole;
  const body = text.trimStart();
  const margin = text.length - body.length;
  return text.slice(0, margin) + printDoc(lineDoc(body), { indent: margin });
}

/** Members of interfaces stand in templates as they are: only those of long names need a break. */
const longMember = /^( +)readonly ([^\s:]+|'[^']*'\??): (.+);$/;

function breakMember(text: string): string {
  const [, margin = '', name = '', type = ''] = longMember.exec(text) ?? [];
  return name === '' ? text : memberText(name, type, margin.length);
}

/** What a template wrote on one line, and has no room there. */
const overlong = /^[^\u0081\n]{101,}$/gm;

/** Most texts have no line that is too long. */
function hasLongLine(text: string): boolean {
  let start = 0;
  for (;;) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    if (end - start > 100) return true;
    if (next < 0) return false;
    start = next + 1;
  }
}

const spread = (text: string): string =>
  hasLongLine(text) ? spreadCalls(text).replace(overlong, (long) => longLine(long) ?? long) : text;

/** A rendered text broken as the formatter would: lines too long, marked ones, members of interfaces. */
export function breakLines(text: string): string {
  const broken = breakMarked(spread(text));
  return hasLongLine(broken) ? broken.replace(/^ +readonly .{90,}$/gm, breakMember) : broken;
}

function breakMarked(text: string): string {
  let done = 0;
  let broken = '';
  for (;;) {
    const found = text.indexOf(fitSigns['‹'], done);
    if (found < 0) return done === 0 ? text : broken + text.slice(done);
    const start = text.lastIndexOf('\n', found) + 1;
    const next = text.indexOf('\n', found);
    const end = next < 0 ? text.length : next;
    broken += text.slice(done, start) + fitLine(text.slice(start, end));
    done = end;
  }
}
