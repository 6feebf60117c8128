import { PlinthError } from '../../errors.ts';
import type { Spec } from '../../spec/spec.ts';
import { hintFor } from '../generate/parts.ts';
import { type Declaration, declarations } from './declaration.ts';

/** @example pathOf(ship) // 'Ordering.Order.Ship' */
export const pathOf = ({ context, owner, name }: Declaration): string =>
  [context, owner, name.text].filter((part) => part !== undefined).join('.');

/** The declaration that a text such as `Order`, `Ordering.Order` or `Order.Ship` means. */
export function findDeclaration(spec: Spec, written: string, kind?: string): Declaration {
  const all = declarations(spec).filter((one) => kind === undefined || one.kind === kind);
  const found = all.filter((one) => isMeant(one, written));
  // An event and its publication share their name: the event is meant.
  const named = found.filter(({ namespace }) => namespace !== 'unnamed');
  const [first, ...more] = named.length > 0 ? named : found;
  if (first === undefined) {
    throw new PlinthError('THING_NOT_FOUND', `the spec has no ${kind ?? 'thing'} ${written}`, {
      hint: hintFor(written, [...new Set(all.flatMap((one) => [one.name.text, pathOf(one)]))]),
    });
  }
  if (more.length === 0) return first;
  const choices = [first, ...more].map((one) => `${pathOf(one)} (${one.kind})`);
  throw new PlinthError('THING_UNCLEAR', `${written} is the name of several things`, {
    hint: `write one of ${choices.join(', ')}, with --kind where that is not enough`,
  });
}

/** Whether the parts of the text lead to it; parts before the name may be left out. */
function isMeant(one: Declaration, written: string): boolean {
  const parts = written.split('.');
  if (one.kind === 'consumer') return written === one.name.text || written === pathOf(one);
  if (parts.at(-1) !== one.name.text) return false;
  const before = [one.context, one.owner].filter((part) => part !== undefined);
  return parts.slice(0, -1).every((part) => before.includes(part));
}
