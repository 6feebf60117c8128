import { child, type Kind } from './kind.ts';

/** A list of values of one kind; what cannot be read is left out. */
export function list<T>(kind: Kind<T>): Kind<readonly T[]> {
  return {
    empty: [],
    read: (node) => {
      if (!Array.isArray(node.value)) {
        const hint = 'write it as [a, b], or with - before each';
        node.reading.report('SPEC_VALUE', node.at, { wanted: 'a list', hint });
        return undefined;
      }
      return node.value.flatMap((value, index) => kind.read(child(node, index, value)) ?? []);
    },
    schema: (define) => ({ type: 'array', items: kind.schema(define) }),
  };
}

/** One value, or a list of them. */
export function oneOrMore<T>(kind: Kind<T>): Kind<readonly T[]> {
  const many = list(kind);
  return {
    empty: [],
    read: (node) => {
      if (Array.isArray(node.value)) return many.read(node);
      const one = kind.read(node);
      return one === undefined ? undefined : [one];
    },
    schema: (define) => ({ anyOf: [kind.schema(define), many.schema(define)] }),
  };
}
