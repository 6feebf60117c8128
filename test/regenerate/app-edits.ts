import { posix } from 'node:path';
import { ts } from 'ts-morph';
import { diffLines } from '../../src/merge/diff.ts';
import { editCode, handEdits } from './hand-edits.ts';
import { reformats } from './reformat.ts';

/** What a person does next to an app. */
export interface HandChoice {
  readonly name: string;
  /** Which file, and where in it. */
  readonly file: number;
  readonly at: number;
}

/** What the next spec changes in a file that nobody has edited. */
export interface Coming {
  readonly path: string;
  readonly before: string;
  readonly text: string;
}

interface Place {
  readonly path: string;
  readonly word: string;
  readonly at: number;
  readonly coming: readonly Coming[];
}

type AppEdit = (texts: Map<string, string>, place: Place) => boolean;

const pick = <T>(items: readonly T[], at: number): T | undefined => items[at % items.length];

function inCode(name: string): AppEdit {
  return (texts, { path, word, at }) => {
    const before = texts.get(path) ?? '';
    const after = editCode(name, before.replaceAll('\r\n', '\n'), word, at);
    if (after === undefined || after === before) return false;
    texts.set(path, before.includes('\r\n') ? after.replaceAll('\n', '\r\n') : after);
    return true;
  };
}

function inLayout(name: string): AppEdit {
  return (texts, { path }) => {
    const before = texts.get(path) ?? '';
    const after = reformats[name]?.(before) ?? before;
    texts.set(path, after);
    return after !== before;
  };
}

/** A module of one's own that generated code uses. */
const addFile: AppEdit = (texts, { path, word }) => {
  const text = texts.get(path);
  if (text === undefined) return false;
  texts.set(
    posix.join(posix.dirname(path), `${word}.ts`),
    `export function ${word}(): string {\n  return '${word}';\n}\n`,
  );
  texts.set(
    path,
    `import { ${word} } from './${word}.js';\n${text}\nexport const use${word} = ${word}();\n`,
  );
  return true;
};

/** A file under another name, in all that names it. */
const moveFile: AppEdit = (texts, { path, word }) => {
  const text = texts.get(path);
  if (text === undefined || !path.startsWith('src/')) return false;
  const to = posix.join(posix.dirname(path), `${word}.ts`);
  texts.delete(path);
  texts.set(to, text);
  for (const [other, own] of texts) {
    if (!other.endsWith('.ts')) continue;
    const { importedFiles } = ts.preProcessFile(own, true, true);
    const named = importedFiles.filter(
      ({ fileName }) => posix.join(posix.dirname(other), fileName) === path.replace(/\.ts$/, '.js'),
    );
    const moved = named.reduce((now, { fileName }) => {
      const next = posix.join(posix.dirname(fileName), `${word}.js`);
      return now.replaceAll(`'${fileName}'`, `'${next.startsWith('.') ? next : `./${next}`}'`);
    }, own);
    texts.set(other, moved);
  }
  return true;
};

/** A file that no other one imports. */
const deleteFile: AppEdit = (texts, { path }) => {
  const name = posix.basename(path).replace(/\.ts$/, '.js');
  const isUsed = [...texts].some(([other, text]) => other !== path && text.includes(`/${name}'`));
  return !isUsed && texts.delete(path);
};

const addScript: AppEdit = (texts, { word }) => {
  const text = texts.get('package.json') ?? '';
  const next = text.replace(/"scripts": \{\n/, `$&    "${word}": "node ${word}.js",\n`);
  texts.set('package.json', next);
  return next !== text;
};

const addToReadme: AppEdit = (texts, { word, at }) => {
  const lines = texts.get('README.md')?.split('\n');
  if (lines === undefined) return false;
  lines.splice(at % lines.length, 0, `${word} is what we call it.`);
  texts.set('README.md', lines.join('\n'));
  return true;
};

const tokensOf = (line: string): readonly string[] => line.match(/[\w$]+|[^\s\w$]/g) ?? [];

/** A word in a line that the next spec puts another in the place of. */
interface Clash {
  readonly path: string;
  readonly line: string;
  readonly token: number;
}

function clashesIn({ path, before, text }: Coming): readonly Clash[] {
  const [old, next] = [before.split('\n'), text.split('\n')];
  return diffLines(old, next).flatMap(({ aStart, aEnd, bStart, bEnd }): readonly Clash[] => {
    if (aEnd - aStart !== bEnd - bStart) return [];
    return old.slice(aStart, aEnd).flatMap((line, index): readonly Clash[] => {
      const [a, b] = [tokensOf(line), tokensOf(next[bStart + index] ?? '')];
      const differ = a.flatMap((token, at) => (token === b[at] ? [] : [at]));
      const [token = -1] = differ;
      const isOne = a.length === b.length && differ.length === 1;
      const isPlain = !/^\s*(?:\/|\*|import|export \{|[\w ]*,?$|\} from)/.test(line);
      const isWord = /^\w/.test(a[token] ?? '') && /^\w/.test(b[token] ?? '');
      const isAlone = old.indexOf(line) === old.lastIndexOf(line);
      return isOne && isPlain && isWord && isAlone ? [{ path, line, token }] : [];
    });
  });
}

/** The same word that the next spec changes, changed into something else. */
const clash: AppEdit = (texts, { coming, word, at }) => {
  const found = pick(coming.filter(({ path }) => path.endsWith('.ts')).flatMap(clashesIn), at);
  const text = found && texts.get(found.path);
  const lines = text?.split('\n');
  const line = found && lines ? lines.indexOf(found.line) : -1;
  if (found === undefined || lines === undefined || line === -1) return false;
  let count = -1;
  lines[line] = found.line.replace(/[\w$]+|[^\s\w$]/g, (token) => {
    count += 1;
    return count === found.token ? `${word}clash` : token;
  });
  texts.set(found.path, lines.join('\n'));
  return true;
};

/** By what people call them. */
export const appEdits: Readonly<Record<string, AppEdit>> = {
  ...Object.fromEntries(Object.keys(handEdits).map((name) => [name, inCode(name)])),
  ...Object.fromEntries(Object.keys(reformats).map((name) => [`lay out: ${name}`, inLayout(name)])),
  'add a file': addFile,
  'move a file': moveFile,
  'delete a file': deleteFile,
  'add a script': addScript,
  'add to the readme': addToReadme,
  'change what the spec changes': clash,
};

/** Makes an edit, three times out of four in a file that the next spec changes, too. */
export function editApp(
  texts: Map<string, string>,
  choice: HandChoice,
  more: { readonly word: string; readonly coming: readonly Coming[] },
): boolean {
  const { name, file, at } = choice;
  const isCode = (path: string): boolean => /^(?:src|test)\/.*\.ts$/.test(path);
  const near = more.coming
    .map(({ path }) => path)
    .filter((path) => isCode(path) && texts.has(path));
  const all = [...texts.keys()].filter(isCode);
  const path = pick(file % 4 > 0 && near.length > 0 ? near : all, file >> 2);
  if (path === undefined) return false;
  return appEdits[name]?.(texts, { path, at, ...more }) ?? false;
}
