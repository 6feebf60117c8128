import type { Micro } from './grammar/micro.ts';
import type { Scanner } from './grammar/scanner.ts';
import type { QualifiedName } from './name.ts';

/** Takes `Name` or `Context.Name`. */
export function takeQualifiedName(scanner: Scanner): QualifiedName | undefined {
  const start = scanner.pos;
  const first = scanner.take(/[A-Za-z][A-Za-z0-9]*/y);
  if (first === undefined) return undefined;
  if (!scanner.skip('.')) return { name: first, at: first.at };
  const name = scanner.take(/[A-Za-z][A-Za-z0-9]*/y);
  if (name === undefined) return undefined;
  return { context: first, name, at: scanner.part(start, scanner.pos).at };
}

/** `OrderPlaced`, or `Ordering.OrderPlaced` */
export const qualifiedName: Micro<QualifiedName> = {
  what: 'a name, with its context or without',
  example: 'Ordering.OrderPlaced',
  pattern: '^[A-Za-z][A-Za-z0-9]*(\\.[A-Za-z][A-Za-z0-9]*)?$',
  parse: takeQualifiedName,
};
