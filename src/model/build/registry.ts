import type { Name } from '../../spec/name.ts';
import type { Event } from '../event.ts';
import { declared } from './declared.ts';
import { type Directory, kindOf, type OtherKind, type Thing } from './directory.ts';
import { NameTable } from './naming.ts';
import type { Report } from './site.ts';

export interface Named {
  readonly name: Name;
  readonly was?: Name;
}

/** A thing of such a name would hide what generated code needs. */
const globals: ReadonlySet<string> = new Set(
  (
    'Array BigInt Boolean Buffer Date Decimal Error Function Infinity JSON Map Math NaN Number ' +
    'Object Omit Partial Pick Promise Proxy Readonly ReadonlyArray ReadonlyMap ReadonlySet Record ' +
    'RegExp Required Set String Symbol URL WeakMap'
  ).split(' '),
);

/** Puts things into a directory; a name that is taken already is reported. */
export class Registry {
  readonly directory: Directory;
  readonly #names: NameTable;
  readonly #report: Report;

  constructor(directory: Directory, report: Report) {
    this.directory = directory;
    this.#report = report;
    this.#names = new NameTable(directory.context ?? 'shared', report);
  }

  add(thing: Thing, { name, was }: Named, as = kindOf(thing)): void {
    if (this.#isFree(name, as, was)) this.directory.things.set(name.text, thing);
  }

  addOthers(written: readonly Named[], kind: OtherKind): void {
    for (const named of written) {
      this.add({ kind, ...declared(named, this.directory.context) }, named);
    }
  }

  addEvent(event: Event, { name, was }: Named, as = 'an event'): void {
    if (this.#isFree(name, as, was)) this.directory.events.set(name.text, event);
  }

  #isFree(name: Name, as: string, was: Name | undefined): boolean {
    if (globals.has(name.text)) {
      this.#report('SPEC_NAME_RESERVED', name.at, {
        problem: `${name.text} is a name of TypeScript itself`,
        hint: 'choose another name',
      });
    }
    return this.#names.add(name, { as, was });
  }

  close(): void {
    this.#names.close();
  }
}
