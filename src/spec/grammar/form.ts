import type { Define, JsonSchema } from './json-schema.ts';
import type { Kind, Node } from './kind.ts';

/** Another value made of what is read; undefined drops it (after a report). */
export function mapped<T, R>(
  kind: Kind<T>,
  make: (value: T, node: Node) => R | undefined,
): Kind<R> {
  return {
    read: (node) => {
      const value = kind.read(node);
      return value === undefined ? undefined : make(value, node);
    },
    schema: kind.schema,
  };
}

/** One of two forms, told apart by looking at the value. */
export function either<A, B>(
  isFirst: (value: unknown) => boolean,
  first: Kind<A>,
  second: Kind<B>,
): Kind<A | B> {
  return {
    read: (node) => (isFirst(node.value) ? first.read(node) : second.read(node)),
    schema: (define) => ({ anyOf: [first.schema(define), second.schema(define)] }),
  };
}

/** A kind that is described once, under its own name, in the JSON Schema. */
export function defined<T>(name: string, kind: Kind<T>): Kind<T> {
  return {
    ...kind,
    schema: (define: Define): JsonSchema => define(name, () => kind.schema(define)),
  };
}

/** As the kind, with something to go on with where a value had to be refused. */
export function tolerant<T>(kind: Kind<T>, stand: (node: Node) => T): Kind<T> {
  return { ...kind, read: (node) => kind.read(node) ?? stand(node) };
}
