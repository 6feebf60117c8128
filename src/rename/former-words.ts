/** A name of the spec before and after. @example { from: 'PayIn', to: 'Deposit' } */
export interface NamePair {
  readonly from: string;
  readonly to: string;
}

const wordsOf = (name: string): readonly string[] =>
  name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+|[^A-Za-z0-9]+/g) ?? [];

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const decapital = (word: string): string => word.charAt(0).toLowerCase() + word.slice(1);

const isSame = (a: string | undefined, b: string | undefined): boolean =>
  a?.toLowerCase() === b?.toLowerCase();

/**
 * What a name of the code may be called after a rename: the words of the old name stand in it, in
 * one case or another.
 *
 * @example renamedName('payInInput', [{ from: 'PayIn', to: 'Deposit' }]) // 'depositInput'
 */
export function renamedName(name: string, pairs: readonly NamePair[]): string {
  return pairs.reduce((current, pair) => withPair(current, pair), name);
}

function withPair(name: string, { from, to }: NamePair): string {
  const [words, old] = [wordsOf(name), wordsOf(from)];
  const result: string[] = [];
  for (let at = 0; at < words.length; ) {
    const isHere = old.length > 0 && old.every((word, offset) => isSame(word, words[at + offset]));
    if (!isHere) {
      result.push(words[at] ?? '');
      at += 1;
      continue;
    }
    const isLower = /^[a-z]/.test(words[at] ?? '');
    result.push(isLower ? decapital(to) : capital(to));
    at += old.length;
  }
  return result.join('');
}
