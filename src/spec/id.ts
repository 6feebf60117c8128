import type { At } from '../diagnostic.ts';
import { takeDefault } from './default-syntax.ts';
import type { Default } from './field.ts';
import type { Kind } from './grammar/kind.ts';
import { type Micro, micro } from './grammar/micro.ts';
import type { TypeRef } from './type-ref.ts';
import { takeType } from './type-syntax.ts';

/** `uuid`, `int given`, `Sku`, `TrackingId = uuid` */
export interface Id {
  readonly type: TypeRef;
  /** Said to come from the client. */
  readonly given: boolean;
  readonly default?: Default;
  readonly at: At;
}

const idSyntax: Micro<Id> = {
  what: 'an id (a type, with `given` or a default where wanted)',
  example: 'int given',
  parse: (scanner) => {
    const type = takeType(scanner);
    if (type === undefined) return undefined;
    const given = scanner.take(/ +given(?= |$)/y) !== undefined;
    const common = { type, given, at: scanner.at };
    if (!scanner.take(/ += +/y)) return common;
    const value = takeDefault(scanner);
    return value && { ...common, default: value };
  },
};

export const id: Kind<Id> = micro(idSyntax);
