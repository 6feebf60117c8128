import { hasRoom, textWidth } from './text-width.ts';

/**
 * A text whose line breaks are not decided yet, after Wadler and Prettier: `group` is written on
 * one line if it fits, else its own lines break; groups inside decide again.
 */
export type Doc = string | readonly Doc[] | Line | Indent | Group | IfBreak;

interface Line {
  readonly kind: 'line';
  readonly flat: '' | ' ';
  readonly hard: boolean;
}

interface Indent {
  readonly kind: 'indent';
  readonly doc: Doc;
}

class Group {
  readonly kind = 'group';
  readonly doc: Doc;
  /** Other ways to write it, tried in order when `doc` does not fit. */
  readonly states: readonly Doc[];
  #breaks: boolean | undefined;

  constructor(doc: Doc, states: readonly Doc[], breaks: boolean | undefined) {
    this.doc = doc;
    this.states = states;
    this.#breaks = breaks;
  }

  /** Must break: it was told so, or holds a hard line. Most are never asked. */
  get breaks(): boolean {
    this.#breaks ??= mustBreak(this.doc);
    return this.#breaks;
  }

  get isToldToBreak(): boolean {
    return this.#breaks === true;
  }
}

interface IfBreak {
  readonly kind: 'ifBreak';
  readonly broken: Doc;
  readonly flat: Doc;
  /** Asks that group instead of the one around it. */
  readonly of: Group | undefined;
}

type Mode = 'flat' | 'break';
type Command = readonly [indent: number, mode: Mode, doc: Doc];

/** Nothing on one line, else a line break. */
export const softline: Doc = { kind: 'line', flat: '', hard: false };
/** A space on one line, else a line break. */
export const line: Doc = { kind: 'line', flat: ' ', hard: false };
/** Always a line break. */
export const hardline: Doc = { kind: 'line', flat: '', hard: true };

export const indent = (...doc: Doc[]): Doc => ({ kind: 'indent', doc });

export function ifBreak(broken: Doc, flat: Doc = '', of?: Group): Doc {
  return { kind: 'ifBreak', broken, flat, of };
}

export function group(doc: Doc, breaks = false): Group {
  return new Group(doc, [], breaks || undefined);
}

/** The first of the ways that fits; the last one when none does. */
export function firstFitting(doc: Doc, ...states: Doc[]): Group {
  return new Group(doc, states, false);
}

export function join(separator: Doc, docs: readonly Doc[]): Doc {
  const joined: Doc[] = [];
  for (const doc of docs) {
    if (joined.length > 0) joined.push(separator);
    joined.push(doc);
  }
  return joined;
}

/** Whether a line inside is sure to break. */
export function mustBreak(doc: Doc): boolean {
  if (typeof doc === 'string') return false;
  if (isList(doc)) {
    for (const part of doc) if (typeof part !== 'string' && mustBreak(part)) return true;
    return false;
  }
  if (doc.kind === 'line') return doc.hard;
  if (doc.kind === 'indent') return mustBreak(doc.doc);
  if (doc.kind === 'ifBreak') return mustBreak(doc.broken);
  return doc.breaks || (doc.states.length > 0 && mustBreak(doc.doc));
}

/** Whether there is a line in it at all. */
export function canBreak(doc: Doc): boolean {
  if (typeof doc === 'string') return false;
  if (isList(doc)) return doc.some(canBreak);
  if (doc.kind === 'line') return true;
  return doc.kind === 'ifBreak' ? canBreak(doc.flat) || canBreak(doc.broken) : canBreak(doc.doc);
}

function isList(doc: Exclude<Doc, string>): doc is readonly Doc[] {
  return Array.isArray(doc);
}

export interface Place {
  /** Spaces that a broken line starts with. */
  readonly indent: number;
  /** Characters already on the first line; `indent` where nothing is said. */
  readonly column?: number;
  /** What follows on the last line, such as `;`. It is measured and not written. */
  readonly after?: string;
  readonly width?: number;
}

/** The doc on one line; undefined where a line is sure to break. */
function onOneLine(doc: Doc, isGrouped: boolean): string | undefined {
  if (typeof doc === 'string') return doc.includes('\n') ? undefined : doc;
  if (isList(doc)) {
    let text = '';
    for (const part of doc) {
      const flat = onOneLine(part, isGrouped);
      if (flat === undefined) return undefined;
      text += flat;
    }
    return text;
  }
  if (doc.kind === 'line') return isGrouped && !doc.hard ? doc.flat : undefined;
  if (doc.kind === 'ifBreak') {
    return isGrouped || doc.of !== undefined ? onOneLine(doc.flat, isGrouped) : undefined;
  }
  if (doc.kind === 'group') return doc.isToldToBreak ? undefined : onOneLine(doc.doc, true);
  return onOneLine(doc.doc, isGrouped);
}

/** Decides the line breaks of a doc that starts at the given place. */
export function printDoc(doc: Doc, place: Place): string {
  const { indent, column = indent, after = '', width = 100 } = place;
  const flat = onOneLine(doc, false);
  const end = after.indexOf('\n');
  const behind = end < 0 ? after.length : end;
  const isShort = flat !== undefined && hasRoom(flat, width - column - behind);
  return isShort ? flat : printBroken(doc, place);
}

/** The same for a doc that has more than one line, or too long a one. */
function printBroken(doc: Doc, { indent, column = indent, after = '', width = 100 }: Place) {
  const modes = new Map<Group, Mode>();
  const todo: Command[] = [
    [indent, 'break', after],
    [indent, 'break', doc],
  ];
  const out: string[] = [];
  let position = column;
  const room = (next: Command) => fits(next, todo, { room: width - position, modes });
  while (todo.length > 1) {
    const [depth, mode, now] = todo.pop() as Command;
    if (typeof now === 'string') {
      out.push(now);
      const end = now.lastIndexOf('\n');
      position = end < 0 ? position + textWidth(now) : textWidth(now.slice(end + 1));
    } else if (isList(now)) {
      for (let at = now.length - 1; at >= 0; at -= 1) todo.push([depth, mode, now[at] ?? '']);
    } else if (now.kind === 'indent') {
      todo.push([depth + 2, mode, now.doc]);
    } else if (now.kind === 'ifBreak') {
      const asked = now.of ? modes.get(now.of) : mode;
      todo.push([depth, mode, asked === 'break' ? now.broken : now.flat]);
    } else if (now.kind === 'line') {
      if (mode === 'flat' && !now.hard) {
        out.push(now.flat);
        position += now.flat.length;
      } else {
        if (/^\n *$/.test(out.at(-1) ?? '')) out[out.length - 1] = '\n';
        out.push(`\n${' '.repeat(depth)}`);
        position = depth;
      }
    } else {
      const chosen = choose(now, [depth, mode], room);
      modes.set(now, chosen[1]);
      todo.push(chosen);
    }
  }
  return out.join('');
}

function choose(
  { doc, breaks, states }: Group,
  [depth, mode]: readonly [number, Mode],
  room: (next: Command) => boolean,
): Command {
  const last = states.at(-1) ?? doc;
  if (breaks) return [depth, 'break', last];
  if (mode === 'flat' || room([depth, 'flat', doc])) return [depth, 'flat', doc];
  for (const state of states.slice(0, -1)) {
    if (room([depth, 'flat', state])) return [depth, 'flat', state];
  }
  return [depth, 'break', last];
}

interface Room {
  readonly room: number;
  readonly modes: ReadonlyMap<Group, Mode>;
}

/** Whether all up to the next sure line break has room, what follows the doc included. */
function fits(next: Command, rest: readonly Command[], { room, modes }: Room): boolean {
  const todo: Command[] = [next];
  let left = room;
  let following = rest.length;
  while (left >= 0) {
    const command = todo.pop() ?? rest[--following];
    if (command === undefined) return true;
    const [depth, mode, now] = command;
    if (typeof now === 'string') {
      const end = now.indexOf('\n');
      left -= textWidth(end < 0 ? now : now.slice(0, end));
      if (end >= 0) return left >= 0;
    } else if (isList(now)) {
      for (let at = now.length - 1; at >= 0; at -= 1) todo.push([depth, mode, now[at] ?? '']);
    } else if (now.kind === 'indent') {
      todo.push([depth, mode, now.doc]);
    } else if (now.kind === 'ifBreak') {
      const asked = now.of ? (modes.get(now.of) ?? 'flat') : mode;
      todo.push([depth, mode, asked === 'break' ? now.broken : now.flat]);
    } else if (now.kind === 'line') {
      if (mode === 'break' || now.hard) return true;
      left -= now.flat.length;
    } else {
      const inner = now.breaks ? 'break' : mode;
      todo.push([depth, inner, (inner === 'break' && now.states.at(-1)) || now.doc]);
    }
  }
  return false;
}
