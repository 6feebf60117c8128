import type { At } from '../diagnostic.ts';
import type { Expression } from './expression.ts';
import type { Kind } from './grammar/kind.ts';
import { type Micro, micro } from './grammar/micro.ts';
import type { Name } from './name.ts';
import { parseExpression } from './parse-expression.ts';

/** `line of lines` */
export interface ForEach {
  readonly name: Name;
  readonly list: Expression;
  readonly at: At;
}

const forEachSyntax: Micro<ForEach> = {
  what: 'a loop (name of list)',
  example: 'line of lines',
  parse: (scanner) => {
    const name = scanner.take(/[a-z][A-Za-z0-9]*/y);
    if (name === undefined || !scanner.take(/ +of +(?=\S)/y)) return undefined;
    const list = parseExpression(scanner.rest(), scanner.reading);
    return { name, list, at: scanner.at };
  },
};

export const forEach: Kind<ForEach> = micro(forEachSyntax);
