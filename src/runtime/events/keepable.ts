/** A text as every database keeps it: without U+0000 and halves of characters. */
export const keepable = (text: string): string =>
  text.replaceAll('\0', '\uFFFD').replaceAll(/\p{Surrogate}/gu, '\uFFFD');
