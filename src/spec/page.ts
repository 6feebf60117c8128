import type { At } from '../diagnostic.ts';
import type { Kind } from './grammar/kind.ts';
import { type Micro, micro } from './grammar/micro.ts';

/** `20..100` (default size, largest size), or `none`: the whole list. */
export type Page = { readonly at: At } & (
  | { readonly kind: 'none' }
  | { readonly kind: 'sizes'; readonly size: number; readonly max: number }
);

const pageSyntax: Micro<Page> = {
  what: 'a page size (default..largest, or none)',
  example: '20..100',
  pattern: '^(none|[0-9]+\\.\\.[0-9]+)$',
  parse: (scanner) => {
    const { at } = scanner;
    if (scanner.skip('none')) return { kind: 'none', at };
    const sizes = scanner.take(/[1-9]\d{0,8}\.\.[1-9]\d{0,8}/y);
    if (sizes === undefined) return undefined;
    const [size = 0, max = 0] = sizes.text.split('..').map(Number);
    if (size <= max) return { kind: 'sizes', size, max, at };
    return scanner.refuse('SPEC_VALUE', sizes.at, {
      wanted: `default..largest, but ${size} is more than ${max}`,
    });
  },
};

export const page: Kind<Page> = micro(pageSyntax);
