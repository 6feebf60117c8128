import { markFits } from './fitted.ts';

const list = (open: string, items: readonly string[], close: string): string =>
  items.length === 0
    ? `${open}${close}`
    : `${open}${markFits('‹')}${items.join(markFits(',·'))}${markFits('›')}${close}`;

/** `(a: A, b: B)`, one a line when they do not fit. */
export const parameters = (items: readonly string[]): string => list('(', items, ')');

/** `{ a, b }`, one a line when they do not fit. */
export const properties = (items: readonly string[]): string => list('{', items, '}');

/** `[a, b]`, one a line when they do not fit. */
export const elements = (items: readonly string[]): string => list('[', items, ']');
