import type { Texts } from './edited-app.ts';

/** What an edit by hand leaves in a text, to be found again. @example wordOf(0, 2) // 'hand0a2z' */
export const wordOf = (turn: number, edit: number): string => `hand${turn}a${edit}z`;

export const isByHand = (line: string): boolean => /hand\d+a\d+z/.test(line);

/** How often each word stands in an app. */
export function wordsIn(texts: Texts): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts.values()) {
    for (const [word] of text.matchAll(/hand\d+a\d+z(?:clash)?/g)) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return counts;
}

/** Files in which a person changed a word in this turn that the spec changes, too. */
export const clashWordsIn = (texts: Texts, turn: number): readonly string[] =>
  [...texts].flatMap(([path, text]) =>
    new RegExp(`hand${turn}a\\d+zclash`).test(text) ? [path] : [],
  );
