import type { Micro } from './grammar/micro.ts';
import type { Scanner } from './grammar/scanner.ts';
import { type Method, methods, type Path, type Route, type Segment } from './route.ts';

/** Takes `/orders/:id`, or `/` alone. */
export function takePath(scanner: Scanner): Path | undefined {
  const start = scanner.pos;
  const segments: Segment[] = [];
  while (scanner.skip('/')) {
    const segment = takeSegment(scanner);
    if (segment) segments.push(segment);
    else if (segments.length > 0 || !/^(?:\s|$)/.test(scanner.text.slice(scanner.pos)))
      return undefined;
  }
  if (scanner.pos === start) return undefined;
  return { ...scanner.part(start, scanner.pos), segments };
}

function takeSegment(scanner: Scanner): Segment | undefined {
  const start = scanner.pos;
  if (scanner.skip(':')) {
    const name = scanner.take(/[a-z][A-Za-z0-9]*/y);
    if (name) return { kind: 'param', name, at: scanner.part(start, scanner.pos).at };
    scanner.pos = start;
    return undefined;
  }
  const literal = scanner.take(/(?!\.+(?:\/|\s|$))[A-Za-z0-9._~@-]+/y);
  return literal && { kind: 'literal', ...literal };
}

export const pathSyntax: Micro<Path> = {
  what: 'a path',
  example: '/orders/:id/lines',
  pattern: '^/',
  parse: takePath,
};

/** `POST /orders/:id/place -> 202 as order` */
export const routeSyntax: Micro<Route> = {
  what: 'a route',
  example: 'POST /orders/:id/place -> 202',
  pattern: '^(GET|POST|PUT|PATCH|DELETE) /',
  parse: (scanner) => {
    const word = scanner.take(/[A-Z]+(?= )/y);
    const method =
      word && methods.find((candidate): candidate is Method => candidate === word.text);
    if (method === undefined) {
      scanner.pos = 0;
      return undefined;
    }
    const path = scanner.take(/ +/y) && takePath(scanner);
    if (path === undefined) return undefined;
    const status = scanner.take(/ +-> +/y) ? scanner.take(/[2-5]\d\d(?= |$)/y) : 'none';
    if (status === undefined) return undefined;
    const envelope = scanner.take(/ +as +/y) ? scanner.take(/[a-z][A-Za-z0-9]*/y) : 'none';
    if (envelope === undefined) return undefined;
    return {
      method,
      path,
      ...(status === 'none' ? {} : { status: Number(status.text) }),
      ...(envelope === 'none' ? {} : { envelope }),
      at: scanner.at,
    };
  },
};
