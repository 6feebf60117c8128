const COMMENT = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|#![^\n]*/g;

/** A comment, and where it stands in its text. */
export interface Comment {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The comments of a stretch that holds no string or pattern in which they could be mistaken. */
export const commentsIn = (text: string, from: number, to: number): readonly Comment[] =>
  [...text.slice(from, to).matchAll(COMMENT)].map((match) => ({
    start: from + match.index,
    end: from + match.index + match[0].length,
    text: match[0],
  }));

/** The text with spaces in the place of its comments. */
export const withoutComments = (text: string): string =>
  text.replace(COMMENT, (comment) => ' '.repeat(comment.length));
