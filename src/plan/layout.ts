import {
  type Doc,
  group,
  ifBreak,
  indent,
  join,
  line,
  type Place,
  printDoc,
  softline,
} from './doc.ts';

/**
 * Lists written as the formatter writes them: on one line if they fit in the width, else one item a
 * line. Views call these where the width matters; `place` says where the text starts and what
 * follows it on its last line.
 *
 * @example
 * args(['amount', 'currency'], { indent: 4, column: 20, after: ';' }) // (amount, currency)
 * object(['amount', 'currency: this.currency'], { indent: 2 })        // { amount, currency: this.currency }
 * signature({ head: 'async get', params: ['id: ProductId'], returns: 'Promise<Product>' }, { indent: 2, after: ' {' })
 */
export type { Place } from './doc.ts';

interface Brackets {
  readonly open: string;
  readonly close: string;
  readonly items: readonly Doc[];
  /** What stands inside the brackets on one line. */
  readonly space?: Doc;
  /** One item a line, whatever the width. */
  readonly breaks?: boolean;
}

/** Brackets around items: with a trailing comma when every item has its own line. */
export function brackets({ open, close, items, space = softline, breaks }: Brackets): Doc {
  if (items.length === 0) return `${open}${close}`;
  return group([open, indent(space, join([',', line], items)), ifBreak(','), space, close], breaks);
}

/** `(a, b)` of a call. */
export function args(items: readonly Doc[], place: Place): string {
  return printDoc(brackets({ open: '(', close: ')', items }), place);
}

/** `{ a, b: c }`; an item is a whole property. */
export function object(items: readonly Doc[], place: Place): string {
  return printDoc(brackets({ open: '{', close: '}', items, space: line }), place);
}

/** `[a, b]`; one item a line when it does not fit (numbers are filled instead: not made here). */
export function array(items: readonly Doc[], place: Place): string {
  return printDoc(brackets({ open: '[', close: ']', items }), place);
}

/**
 * The right side of `type X =` or of `x:`, the space before it included.
 *
 * @example `type Kind =${union(["'a'", "'b'"], { indent: 0, column: 11, after: ';' })}`
 */
export function union(items: readonly string[], place: Place): string {
  const [only] = items;
  if (items.length === 1) return ` ${only}`;
  return printDoc(group(indent([line, ifBreak('| '), join([line, '| '], items)])), place);
}

export interface Signature {
  /** All before the parameters. @example 'export async function createProduct' */
  readonly head: string;
  readonly params: readonly string[];
  readonly returns?: string;
}

/** Head, parameters and result type of a function or method. */
export function signature({ head, params, returns }: Signature, place: Place): string {
  const result = returns === undefined ? '' : `: ${returns}`;
  return printDoc([head, brackets({ open: '(', close: ')', items: params }), result], place);
}
