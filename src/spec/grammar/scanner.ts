import type { Args, At, Code } from '../../diagnostic.ts';
import type { Name } from '../name.ts';
import type { Reading } from './kind.ts';

/** Walks through one text, piece by piece, and knows the place of every piece. */
export class Scanner {
  readonly text: string;
  readonly at: At;
  readonly reading: Reading;
  /** Whether a problem was reported that makes a general one superfluous. */
  refused = false;
  pos = 0;

  constructor(source: Name, reading: Reading) {
    this.text = source.text;
    this.at = source.at;
    this.reading = reading;
  }

  get done(): boolean {
    return this.pos === this.text.length;
  }

  /** Takes what the pattern (with the flag `y`) matches here. */
  take(pattern: RegExp): Name | undefined {
    pattern.lastIndex = this.pos;
    const match = pattern.exec(this.text);
    if (match === null) return undefined;
    this.pos += match[0].length;
    return this.part(this.pos - match[0].length, this.pos);
  }

  /** Takes exactly this text. */
  skip(text: string): boolean {
    if (!this.text.startsWith(text, this.pos)) return false;
    this.pos += text.length;
    return true;
  }

  part(from: number, to: number): Name {
    const base = this.at.span?.[0] ?? 0;
    return {
      text: this.text.slice(from, to),
      at: {
        file: this.at.file,
        path: this.at.path,
        ...this.#side(),
        span: [base + from, base + to],
      },
    };
  }

  rest(): Name {
    const from = this.pos;
    this.pos = this.text.length;
    return from === 0 ? { text: this.text, at: this.at } : this.part(from, this.pos);
  }

  /** Reports a particular problem; the general one is then left out. */
  refuse(code: Code, at: At, args: Args): undefined {
    this.refused = true;
    this.reading.report(code, at, args);
    return undefined;
  }

  /** The piece that cannot be understood: the word here, or everything when the text ends here. */
  offence(): Name {
    const word = /\S+/g;
    word.lastIndex = this.pos;
    const match = word.exec(this.text);
    if (match === null) return this.part(0, this.text.length);
    return this.part(match.index, word.lastIndex);
  }

  #side(): { on?: 'key' } {
    return this.at.on === undefined ? {} : { on: this.at.on };
  }
}
