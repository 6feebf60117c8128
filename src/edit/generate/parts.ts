import { PlinthError } from '../../errors.ts';
import type { Aggregate } from '../../spec/aggregate.ts';
import type { Context } from '../../spec/context.ts';
import { nearest } from '../../spec/nearest.ts';
import type { Request } from './request.ts';

export const contextNames = ({ spec }: Request): readonly string[] =>
  spec.contexts.map(({ name }) => name.text);

/** Whether no context is named, and there is not just one that could be meant. */
export const isContextOpen = (request: Request): boolean =>
  request.text('context') === undefined && contextNames(request).length !== 1;

/** The context that is meant: the one that is named, or the only one. */
export function contextOf(request: Request): Context {
  const name = request.text('context') ?? onlyOf(contextNames(request)) ?? '';
  const found = request.spec.contexts.find((context) => context.name.text === name);
  if (found) return found;
  throw new PlinthError('CONTEXT_NOT_FOUND', `the spec has no context ${name}`, {
    hint: hintFor(name, contextNames(request)),
  });
}

export interface Found<T> {
  readonly context: Context;
  readonly thing: T;
}

/** The contexts that can be meant: the one that is named, or all. */
export function contextsMeant(request: Request): readonly Context[] {
  return request.text('context') === undefined ? request.spec.contexts : [contextOf(request)];
}

/** The names of things of several contexts; with the context where one alone would be unclear. */
export function namesOf(request: Request, of: (context: Context) => readonly string[]) {
  const all = contextsMeant(request).flatMap((context) =>
    of(context).map((name) => ({ name, full: `${context.name.text}.${name}` })),
  );
  return all.map(({ name, full }) =>
    all.filter((other) => other.name === name).length > 1 ? full : name,
  );
}

export const aggregateNames = (request: Request): readonly string[] =>
  namesOf(request, ({ aggregates }) => aggregates.map(({ name }) => name.text));

/** The aggregate that is meant: the one that is named, or the only one. */
export function aggregateOf(request: Request): Found<Aggregate> {
  const written = request.text('aggregate') ?? onlyOf(aggregateNames(request)) ?? '';
  const candidates = contextsMeant(request).flatMap((context) =>
    context.aggregates.map((thing) => ({ context, thing })),
  );
  return theOne(written, candidates, { what: 'aggregate', names: aggregateNames(request) });
}

interface Looked {
  readonly what: string;
  readonly names: readonly string[];
}

interface Thing {
  readonly name: { readonly text: string };
}

/** The thing of that name, which may have its context before it. */
export function theOne<T extends Thing>(
  written: string,
  candidates: readonly Found<T>[],
  { what, names }: Looked,
): Found<T> {
  const found = candidates.filter(
    ({ context, thing }) =>
      thing.name.text === written || `${context.name.text}.${thing.name.text}` === written,
  );
  const [first, ...more] = found;
  if (first === undefined) {
    throw new PlinthError('THING_NOT_FOUND', `the spec has no ${what} ${written}`, {
      hint: hintFor(written, names),
    });
  }
  if (more.length === 0) return first;
  const full = found.map(({ context, thing }) => `${context.name.text}.${thing.name.text}`);
  throw new PlinthError('THING_UNCLEAR', `${written} is the name of several things`, {
    hint: `write one of ${full.join(', ')}`,
  });
}

// More names than that in one line are read by nobody.
const MOST_TOLD = 12;

/** @example hintFor('Ordr', ['Order']) // 'did you mean Order?' */
export function hintFor(name: string, names: readonly string[]): string {
  const near = nearest(name, names);
  if (near !== undefined) return `did you mean ${near}?`;
  if (names.length === 0) return 'there is none yet';
  const more = names.length - MOST_TOLD;
  const told = names.slice(0, MOST_TOLD).join(', ');
  return more > 0 ? `known: ${told} and ${more} more` : `known: ${told}`;
}

export function onlyOf<T>(values: readonly T[]): T | undefined {
  return values.length === 1 ? values[0] : undefined;
}
