import type { At } from '../../diagnostic.ts';
import { type Locator, loadLocator } from '../../spec/locate.ts';
import { plainText } from '../../spec/plain-text.ts';
import type { SpecSource } from '../../spec/source.ts';
import type { Splice } from '../text/splice.ts';

/** Where things stand in the texts of a spec, as offsets behind the byte order mark. */
export class Places {
  readonly #source: SpecSource;
  readonly #locator: Locator;

  private constructor(source: SpecSource, locator: Locator) {
    this.#source = source;
    this.#locator = locator;
  }

  static async of(source: SpecSource): Promise<Places> {
    return new Places(source, await loadLocator(source));
  }

  textOf(file: string): string {
    const { root, included } = this.#source;
    const files = [root, ...included.flatMap((one) => one.files)];
    return plainText(files.find(({ path }) => path === file)?.text ?? '');
  }

  /** The text of a name at a place, without quotes, and its offsets. */
  name(at: At): { readonly from: number; readonly to: number; readonly text: string } {
    const { line, column, length } = this.#locator.locate(at);
    const text = this.textOf(at.file);
    const start =
      text
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length + (line > 1 ? 1 : 0);
    const from = start + column - 1;
    const written = text.slice(from, from + length);
    const isQuoted = /^(["']).*\1$/s.test(written);
    const [open, close] = isQuoted ? [from + 1, from + length - 1] : [from, from + length];
    return { from: open, to: close, text: text.slice(open, close) };
  }

  /** @example 'plinth.yaml:32:11' */
  shown(at: At): string {
    const { file, line, column } = this.#locator.locate(at);
    return `${file}:${line}:${column}`;
  }

  /** The splice that puts another name in the place of one. */
  rename(at: At, name: string): Splice {
    const { from, to } = this.name(at);
    return { from, to, text: name };
  }
}
