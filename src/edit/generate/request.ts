import type { At } from '../../diagnostic.ts';
import type { SpecSource } from '../../spec/source.ts';
import type { Spec } from '../../spec/spec.ts';
import { SpecData } from '../spec-data.ts';

export type Given = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** What is to be made, and the spec that it is to go into. */
export class Request {
  readonly name: string;
  readonly spec: Spec;
  readonly source: SpecSource;
  readonly given: Given;
  readonly #data: SpecData;

  constructor(name: string, of: { spec: Spec; source: SpecSource; given: Given }) {
    this.name = name;
    this.spec = of.spec;
    this.source = of.source;
    this.given = of.given;
    this.#data = new SpecData(of.source);
  }

  /** The same with more answers. */
  with(given: Given): Request {
    const { name, spec, source } = this;
    return new Request(name, { spec, source, given: { ...this.given, ...given } });
  }

  text(flag: string): string | undefined {
    const value = this.given[flag];
    return typeof value === 'string' ? value : undefined;
  }

  list(flag: string): readonly string[] {
    const value = this.given[flag];
    return Array.isArray(value) ? value : [];
  }

  /** Names may also be given in one, with commas between. */
  names(flag: string): readonly string[] {
    return [this.text(flag) ?? [], this.list(flag)]
      .flat()
      .flatMap((text) => text.split(','))
      .map((text) => text.trim())
      .filter((text) => text !== '');
  }

  is(flag: string): boolean {
    return this.given[flag] === true;
  }

  /** Whether --no-.. was given. */
  isOff(flag: string): boolean {
    return this.given[flag] === false;
  }

  isGiven(flag: string): boolean {
    const value = this.given[flag];
    return value !== undefined && !(Array.isArray(value) && value.length === 0);
  }

  get rootFile(): string {
    return this.source.root.path;
  }

  /** The text of the spec at a place. */
  textAt({ file, path, span }: At): string {
    const text = `${this.#data.at(file, path)}`;
    return span === undefined ? text : text.slice(...span);
  }
}
