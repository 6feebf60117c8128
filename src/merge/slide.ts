/** One text of a comparison: its interned lines, and which of them the other text has not. */
export interface Side {
  readonly lines: Int32Array;
  readonly changed: Uint8Array;
}

interface Group {
  start: number;
  end: number;
}

/**
 * A run of changed lines can often be moved up or down without changing what the edit does. Each is
 * moved down as far as it goes, or else to the last place where it meets a change of the other text:
 * git's rule, so that edits are seen where a reader expects them and conflicts agree with git's.
 */
export function slideHunks(side: Side, other: Side): void {
  const group = firstGroup(side);
  const opposite = firstGroup(other);
  for (;;) {
    if (group.end > group.start) settle({ side, group, other, opposite });
    if (!next(side, group)) return;
    next(other, opposite);
  }
}

function settle(at: { side: Side; group: Group; other: Side; opposite: Group }): void {
  const { side, group, other, opposite } = at;
  let lastMeeting = -1;
  let highest = -1;
  let size = -1;
  // A slide may swallow the neighbouring group, which opens further room: repeat until it does not.
  while (size !== group.end - group.start) {
    size = group.end - group.start;
    lastMeeting = -1;
    while (slideUp(side, group)) previous(other, opposite);
    highest = group.end;
    if (opposite.end > opposite.start) lastMeeting = group.end;
    while (slideDown(side, group)) {
      next(other, opposite);
      if (opposite.end > opposite.start) lastMeeting = group.end;
    }
  }
  if (group.end === highest || lastMeeting === -1) return;
  while (opposite.end === opposite.start) {
    slideUp(side, group);
    previous(other, opposite);
  }
}

function firstGroup({ changed }: Side): Group {
  let end = 0;
  while (changed[end] === 1) end++;
  return { start: 0, end };
}

function next({ changed }: Side, group: Group): boolean {
  if (group.end === changed.length) return false;
  group.start = group.end + 1;
  group.end = group.start;
  while (changed[group.end] === 1) group.end++;
  return true;
}

function previous({ changed }: Side, group: Group): void {
  group.end = group.start - 1;
  group.start = group.end;
  while (changed[group.start - 1] === 1) group.start--;
}

function slideDown({ lines, changed }: Side, group: Group): boolean {
  if (group.end >= lines.length || lines[group.start] !== lines[group.end]) return false;
  changed[group.start++] = 0;
  changed[group.end++] = 1;
  while (changed[group.end] === 1) group.end++;
  return true;
}

function slideUp({ lines, changed }: Side, group: Group): boolean {
  if (group.start === 0 || lines[group.start - 1] !== lines[group.end - 1]) return false;
  changed[--group.start] = 1;
  changed[--group.end] = 0;
  while (changed[group.start - 1] === 1) group.start--;
  return true;
}
