import type { Lock } from './lock.ts';
import type { Snapshot } from './snapshot.ts';

type Said = Pick<Lock, 'plinth' | 'elements'>;

/**
 * Says why the files of an element change: what was said differently in the spec, be it of the
 * element itself, of its context, or anywhere.
 *
 * @example reasons(last, next)('Catalog.Product#service') // 'field weight added to Catalog.Product'
 */
export function reasons(before: Said, after: Said): (id: string) => string {
  if (before.elements.size === 0) return () => 'new';
  let changes: ReadonlyMap<string, string> | undefined;
  return (id) => {
    changes ??= changesOf(before.elements, after.elements);
    const [element = id] = id.split('#');
    const [context = element] = element.split('.');
    const near = [...changes.keys()].find((key) => key.startsWith(`${context}.`));
    const found = [element, context, near, 'shared', 'app', [...changes.keys()][0]]
      .map((key) => changes?.get(key ?? ''))
      .find((reason) => reason !== undefined);
    if (found !== undefined) return found;
    return before.plinth === after.plinth
      ? 'generated differently'
      : `plinth ${before.plinth} is now ${after.plinth}`;
  };
}

function changesOf(before: Snapshot, after: Snapshot): ReadonlyMap<string, string> {
  const changes = new Map<string, string>();
  for (const [id, json] of after) {
    const old = before.get(id);
    if (old === undefined) changes.set(id, appeared(id, parse(json), before));
    else if (old !== json) changes.set(id, describe(id, parse(old), parse(json)));
  }
  for (const id of before.keys()) if (!after.has(id)) changes.set(id, `${id} removed`);
  return changes;
}

/** An element that was not there under its name: it is new, or had another one. */
function appeared(id: string, { was }: Plain, before: Snapshot): string {
  const old = [...id.split('.').slice(0, -1), was].join('.');
  return typeof was === 'string' && before.has(old) ? `${old} is now ${id}` : `${id} added`;
}

type Plain = Readonly<Record<string, unknown>>;

/** The parts of an element that have names of their own, and what one of them is called. */
const PARTS: Readonly<Record<string, string>> = {
  fields: 'field',
  ops: 'operation',
  operations: 'operation',
  commands: 'command',
  events: 'event',
  input: 'input',
  members: 'member',
  states: 'state',
  entities: 'entity',
  steps: 'step',
  variants: 'variant',
};

function describe(id: string, before: Plain, after: Plain): string {
  const differences = [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap(
    (key) => {
      const [old, now] = [before[key], after[key]];
      if (JSON.stringify(old) === JSON.stringify(now)) return [];
      const part = PARTS[key];
      return part !== undefined && isPlain(old ?? {}) && isPlain(now ?? {})
        ? describeParts(part, (old ?? {}) as Plain, (now ?? {}) as Plain)
        : [
            `${key} ${old === undefined ? 'added to' : now === undefined ? 'removed from' : 'changed in'}`,
          ];
    },
  );
  const [first = 'something changed in', ...others] = differences;
  return `${first} ${id}${others.length === 0 ? '' : `, and ${others.length} more`}`;
}

function describeParts(part: string, before: Plain, after: Plain): readonly string[] {
  const formerOf = (name: string): string | undefined => {
    const { was } = plainly(after[name]);
    return typeof was === 'string' && Object.hasOwn(before, was) ? was : undefined;
  };
  const appeared = Object.keys(after).filter((name) => !Object.hasOwn(before, name));
  const renamed = appeared.filter((name) => formerOf(name) !== undefined);
  const formers = new Set(renamed.map(formerOf));
  const added = appeared.filter((name) => !renamed.includes(name));
  const removed = Object.keys(before).filter(
    (name) => !Object.hasOwn(after, name) && !formers.has(name),
  );
  const changed = Object.keys(after).filter(
    (name) =>
      Object.hasOwn(before, name) && JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  const all = [
    ...renamed.map((name) => `${part} ${formerOf(name)} is now ${name} in`),
    ...added.map((name) => `${part} ${name} added to`),
    ...removed.map((name) => `${part} ${name} removed from`),
    ...changed.map((name) => `${part} ${name} changed in`),
  ];
  return all.length === 0 ? [`${part}s reordered in`] : all;
}

/** Several things of one name (a command and its query, say) stand one behind the other. */
function parse(json: string): Plain {
  try {
    return plainly(JSON.parse(json));
  } catch {
    return {};
  }
}

const plainly = (value: unknown): Plain => (isPlain(value) ? value : {});

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
