import fc from 'fast-check';

/** An edit of a text that leaves a word of its own in it; undefined: there is no place for it. */
type Edit = (text: string, word: string, at: number) => string | undefined;

const pick = <T>(items: readonly T[], at: number): T | undefined => items[at % items.length];

/** The offsets at which a pattern begins. */
const offsets = (text: string, pattern: RegExp): readonly RegExpExecArray[] => [
  ...text.matchAll(pattern),
];

const insert = (text: string, at: number, more: string): string =>
  text.slice(0, at) + more + text.slice(at);

/** What a pattern matches, with something put behind it. */
function behind(text: string, pattern: RegExp, at: number, more: (found: string) => string) {
  const found = pick(offsets(text, pattern), at);
  return found && insert(text, found.index + found[0].length, more(found[0]));
}

export const edits: Readonly<Record<string, Edit>> = {
  'add a method': (text, word, at) =>
    behind(
      text,
      /^export class [^\n]*\{\n/gm,
      at,
      () => `  ${word}(): string {\n    return '${word}';\n  }\n\n`,
    ),
  'add a method at the end': (text, word) => {
    const end = text.lastIndexOf('\n}\n');
    return /^export class /m.test(text) && end !== -1
      ? insert(text, end + 1, `\n  ${word}(): void {}\n`)
      : undefined;
  },
  'add a statement': (text, word, at) =>
    behind(text, /^ {2}[\w#]+\([^\n]*\{\n/gm, at, () => `    this.log('${word}');\n`),
  'add a statement at the end of a body': (text, word, at) => {
    const found = pick(offsets(text, /^ {2}\}\n/gm), at);
    return found && /^export class /m.test(text)
      ? insert(text, found.index, `    done('${word}');\n`)
      : undefined;
  },
  'add an import and use it': (text, word) =>
    /\.tsx?$|import /.test(text)
      ? `import { ${word} } from './hand/${word}.js';\n${text}\nexport const use${word} = ${word};\n`
      : undefined,
  'add a name to an import': (text, word, at) => {
    const found = pick(offsets(text, /^import (?:type )?\{ [^}\n]+(?= \} from)/gm), at);
    return (
      found &&
      `${insert(text, found.index + found[0].length, `, ${word}`)}\nexport const use${word} = ${word};\n`
    );
  },
  'add a comment': (text, word, at) => {
    const found = pick(offsets(text, /^ {2}(?:readonly |async |\w+\()/gm), at);
    return found && insert(text, found.index, `  // ${word}\n`);
  },
  'add a field': (text, word, at) =>
    behind(text, /^export interface [^\n]*\{\n/gm, at, () => `  readonly ${word}: string;\n`),
  'add a property': (text, word, at) => {
    const found = pick(offsets(text, /(?<=[(,] ?)\{ \w+(?:, \w+)*(?= \})/g), at);
    return found && insert(text, found.index + found[0].length, `, ${word}`);
  },
  'change a text': (text, word, at) => {
    const found = pick(offsets(text, /(?<=[(=:] )'[^'\n]+'/g), at);
    return (
      found && `${text.slice(0, found.index)}'${word}'${text.slice(found.index + found[0].length)}`
    );
  },
  'add a declaration': (text, word) => `${text}\nexport function ${word}(): void {}\n`,
};

/** Edits without a word: they take away, move or lay out anew. */
export const silentEdits: Readonly<
  Record<string, (text: string, at: number) => string | undefined>
> = {
  'lay out anew': (text) => text.replace(/^( +)/gm, '$1$1'),
  'other line ends': (text) => text.replaceAll('\n', '\r\n'),
  'take a blank line away': (text, at) => {
    const found = pick(offsets(text, /\n\n/g), at);
    return found && text.slice(0, found.index) + text.slice(found.index + 1);
  },
  'delete a statement': (text, at) => {
    const found = pick(offsets(text, /^ {4}[^\n{}()]+;\n/gm), at);
    return found && text.slice(0, found.index) + text.slice(found.index + found[0].length);
  },
  'put a member first': (text, at) => {
    const members = offsets(
      text,
      /^ {2}(?:async )?[\w#]+\([^\n]*\{\n(?: {4}[^\n]*\n|\n)* {2}\}\n/gm,
    );
    const found = pick(members, at);
    const start = /^export class [^\n]*\{\n/m.exec(text);
    if (found === undefined || start === null || found.index < start.index) return undefined;
    const without = text.slice(0, found.index) + text.slice(found.index + found[0].length);
    return insert(without, start.index + start[0].length, `${found[0]}\n`);
  },
};

export interface Edited {
  readonly text: string;
  /** What must not get lost. */
  readonly words: readonly string[];
  readonly done: readonly string[];
}

/** One to three edits of a text, each with a word that begins with `prefix`. */
export const editing = (prefix: string) =>
  fc
    .array(
      fc.record({
        name: fc.constantFrom(...Object.keys(edits), ...Object.keys(silentEdits)),
        at: fc.nat(40),
      }),
      { minLength: 1, maxLength: 3 },
    )
    .map((chosen) => (text: string): Edited => {
      const words: string[] = [];
      const done: string[] = [];
      let now = text;
      chosen.forEach(({ name, at }, index) => {
        const word = `${prefix}${index}`;
        const loud = edits[name];
        const next = loud ? loud(now, word, at) : silentEdits[name]?.(now, at);
        if (next === undefined || next === now) return;
        now = next;
        done.push(name);
        if (loud) words.push(word);
      });
      return { text: now, words: words.filter((word) => now.includes(word)), done };
    });
