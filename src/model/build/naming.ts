import type { Name } from '../../spec/name.ts';
import type { Report } from './site.ts';

/** Things of one context whose names have to differ, in more than upper and lower case. */
export class NameTable {
  readonly #report: Report;
  readonly #place: string;
  readonly #taken = new Map<string, { readonly name: string; readonly as: string }>();
  readonly #was: { readonly was: Name; readonly name: string }[] = [];

  constructor(place: string, report: Report) {
    this.#place = place;
    this.#report = report;
  }

  /** Whether the name was free. @example add(order.name, { as: 'an aggregate', was: order.was }) */
  add(name: Name, { as, was }: { readonly as: string; readonly was?: Name | undefined }): boolean {
    if (was) this.#was.push({ was, name: name.text });
    const key = name.text.toLowerCase();
    const before = this.#taken.get(key);
    if (before === undefined) {
      this.#taken.set(key, { name: name.text, as });
      return true;
    }
    const isSame = before.name === name.text;
    this.#report('SPEC_DUPLICATE_NAME', name.at, {
      name: before.name,
      in: this.#place,
      as: before.as,
      hint: isSame ? undefined : 'names must differ in more than upper and lower case',
    });
    return false;
  }

  /** Reports every old name that is still in use. */
  close(): void {
    for (const { was, name } of this.#was) {
      const taken = this.#taken.get(was.text.toLowerCase());
      if (taken?.name === was.text) {
        this.#report('SPEC_WAS_IN_USE', was.at, { old: was.text, name });
      }
    }
  }
}
