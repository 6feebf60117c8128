import { oncePer } from './once-per.ts';

/**
 * Line breaks that depend on the width are decided after rendering, when a text has its place.
 * Until then four control characters stand for them (of Latin-1, so that texts take one byte each
 * character); templates and `fitted` texts write them so:
 *
 *     replace(‹id: ProductId,·input: NewProduct›): Promise<Product> {
 *     const row = await this.#tables‹¦.selectFrom('catalog_product')¦.selectAll()›;
 *
 * `‹ ›` hold what stays on one line if it fits. Otherwise it breaks at each `·` (a space on one
 * line) and each `¦` (nothing on one line), indented. Right after `(`, `[` or `{`, `‹` breaks too
 * and `›` adds a trailing comma; after `=>` only `›` does. A construct is one line of its text.
 */
export const fitSigns = { '‹': '\u0081', '›': '\u0082', '·': '\u0083', '¦': '\u0084' } as const;

type Sign = keyof typeof fitSigns;

/** A text with its signs made unmistakable, so that the same characters of a spec mean themselves. */
export const markFits = (text: string): string =>
  text.replace(/[‹›·¦]/g, (sign) => fitSigns[sign as Sign]);

/** The parts of one place in the code are the same object each time. */
const markedParts = oncePer((parts: TemplateStringsArray) => parts.map(markFits));

/**
 * A text with signs in its own parts; the values are taken as they are.
 *
 * @example fitted`${name}:‹·${value}›`
 */
export const fitted = (parts: TemplateStringsArray, ...values: readonly string[]): string =>
  String.raw({ raw: markedParts(parts) }, ...values);

/** `test ? yes : no` behind `x:` or `x =`: first the whole, then its branches take new lines. */
export const conditional = (test: string, yes: string, no: string): string =>
  fitted`‹·‹${test}·? ${yes}·: ${no}››`;
