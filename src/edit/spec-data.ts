import { readYaml } from '../spec/read-yaml.ts';
import type { SpecSource } from '../spec/source.ts';
import type { Path } from './edit.ts';

/** The files of a spec as plain data, each read when it is first asked for. */
export class SpecData {
  readonly #source: SpecSource;
  readonly #read = new Map<string, unknown>();

  constructor(source: SpecSource) {
    this.#source = source;
  }

  at(file: string, path: Path): unknown {
    return path.reduce<unknown>(
      (data, step) => (data as Readonly<Record<string, unknown>> | undefined)?.[step],
      this.#file(file),
    );
  }

  #file(path: string): unknown {
    const { root, included } = this.#source;
    const file = [root, ...included.flatMap(({ files }) => files)].find((one) => one.path === path);
    const data = this.#read.get(path) ?? (file && readYaml(file, { report: () => {}, broken: [] }));
    this.#read.set(path, data);
    return data;
  }
}
