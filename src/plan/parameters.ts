import { fitSigns } from './fitted.ts';

const { '‹': start, '›': end } = fitSigns;
const separator = `,${fitSigns['·']}`;

const list = (open: string, items: readonly string[], close: string): string =>
  items.length === 0 ? `${open}${close}` : `${open}${start}${items.join(separator)}${end}${close}`;

/** `(a: A, b: B)`, one a line when they do not fit. */
export const parameters = (items: readonly string[]): string => list('(', items, ')');

/** `{ a, b }`, one a line when they do not fit. */
export const properties = (items: readonly string[]): string => list('{', items, '}');

/** `[a, b]`, one a line when they do not fit. */
export const elements = (items: readonly string[]): string => list('[', items, ']');
