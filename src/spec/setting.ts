import type { At } from '../diagnostic.ts';
import type { Kind } from './grammar/kind.ts';
import { type Micro, micro } from './grammar/micro.ts';

/** `env NAME`, read when the app starts, or the text itself. */
export type Setting = { readonly at: At } & (
  | { readonly kind: 'env'; readonly name: string }
  | { readonly kind: 'literal'; readonly text: string }
);

const settingSyntax: Micro<Setting> = {
  what: 'a setting (env NAME, or the text itself)',
  example: 'env DATABASE_URL',
  parse: (scanner) => {
    if (!scanner.take(/env +/y)) {
      return scanner.done
        ? undefined
        : { kind: 'literal', text: scanner.rest().text, at: scanner.at };
    }
    const name = scanner.take(/[A-Z][A-Z0-9_]*/y);
    return name && { kind: 'env', name: name.text, at: scanner.at };
  },
};

export const setting: Kind<Setting> = micro(settingSyntax);
