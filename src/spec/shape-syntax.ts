import type { Micro } from './grammar/micro.ts';
import type { Shape, TypeRef } from './type-ref.ts';
import { takeCardinality, takeType } from './type-syntax.ts';

/** A type with its cardinality. */
export const shapeSyntax: Micro<Shape> = {
  what: 'a type',
  example: 'OrderLine*',
  parse: (scanner) => {
    const type = takeType(scanner);
    return type && { type, card: takeCardinality(scanner), at: scanner.at };
  },
};

/** A type without cardinality: what an alias stands for. */
export const typeSyntax: Micro<TypeRef> = {
  what: 'a type for one value',
  example: 'string(1..80)',
  parse: takeType,
};
