import type { At } from '../diagnostic.ts';
import type { Expression } from './expression.ts';
import { defined, either, mapped } from './grammar/form.ts';
import type { Kind } from './grammar/kind.ts';
import { oneOrMore } from './grammar/list.ts';
import { type Micro, micro } from './grammar/micro.ts';
import { bareRecord, optional } from './grammar/record.ts';
import { isYamlMap } from './grammar/yaml-map.ts';
import type { Name } from './name.ts';
import { parseExpression } from './parse-expression.ts';

/** `role` or `role if condition`; one line that holds is enough. */
export interface AllowLine {
  readonly role: Name;
  readonly condition?: Expression;
  readonly at: At;
}

/** The `allow` of an entity: the same lines for both, or `{ read, write }`. */
export interface ReadWriteAllow {
  readonly read?: readonly AllowLine[];
  readonly write?: readonly AllowLine[];
}

const allowSyntax: Micro<AllowLine> = {
  what: 'a role (role, or role if condition)',
  example: 'customer if actor.id === customerId',
  parse: (scanner) => {
    const role = scanner.take(/[a-z][A-Za-z0-9]*/y);
    if (role === undefined) return undefined;
    if (!scanner.take(/ +if +/y)) return { role, at: scanner.at };
    if (scanner.done) return undefined;
    const condition = parseExpression(scanner.rest(), scanner.reading);
    return { role, condition, at: scanner.at };
  },
};

/** Lines, one of which must hold. */
export const allow: Kind<readonly AllowLine[]> = defined('allow', oneOrMore(micro(allowSyntax)));

export const readWriteAllow: Kind<ReadWriteAllow> = either(
  isYamlMap,
  bareRecord({
    read: optional(allow, 'Who may read.'),
    write: optional(allow, 'Who may write.'),
  }),
  mapped(allow, (lines) => ({ read: lines, write: lines })),
);
