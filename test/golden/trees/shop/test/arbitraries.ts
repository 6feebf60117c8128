import type { Command } from '@plinth/runtime/cqrs';
import type { GivenCommand } from '@plinth/runtime/testing';
import fc from 'fast-check';

interface AnyCommand<Json extends object, Id> {
  /** What it carries, in JSON. */
  readonly fields: { readonly [Field in keyof Json]: fc.Arbitrary<Json[Field]> };
  /** A repeat of it changes nothing. */
  readonly isOnce?: boolean;
  readonly make: (json: Json, id: Id) => Command<unknown>;
}

/** Commands of one kind, with whatever they may carry. */
export function anyCommand<Json extends object, Id>({
  fields,
  isOnce = false,
  make,
}: AnyCommand<Json, Id>): fc.Arbitrary<GivenCommand<Id>> {
  return fc.record<Json>(fields).map((json) => ({ json, isOnce, make: (id) => make(json, id) }));
}

interface Commands<Id> {
  /** Those that an aggregate comes into being by. */
  readonly begin: readonly fc.Arbitrary<GivenCommand<Id>>[];
  /** Those that come after. */
  readonly proceed: readonly fc.Arbitrary<GivenCommand<Id>>[];
}

/** Tries sequences of commands, and reports the shortest for which something does not hold. */
export async function forSequences<Id>(
  { begin, proceed }: Commands<Id>,
  holds: (commands: readonly GivenCommand<Id>[]) => Promise<void>,
): Promise<void> {
  const rest = fc.array(fc.oneof(...begin, ...proceed), { maxLength: 12 });
  const sequences = fc.tuple(fc.oneof(...begin), rest);
  const property = fc.asyncProperty(sequences, ([first, more]) => holds([first, ...more]));
  await fc.assert(property, { numRuns: 50 });
}

interface Decimals {
  readonly min?: number;
  readonly max?: number;
  readonly scale: number;
}

/** As JSON carries them. */
export function decimals({ min = -1000, max = min + 2000, scale }: Decimals) {
  const unit = 10 ** scale;
  return fc
    .integer({ min: Math.ceil(min * unit), max: Math.floor(max * unit) })
    .map((units) => (units / unit).toFixed(scale));
}

const moments = fc.date({
  min: new Date('2025-01-01T00:00:00.000Z'),
  max: new Date('2027-01-01T00:00:00.000Z'),
  noInvalidDate: true,
});

export const datetimes = moments.map((moment) => moment.toISOString());
export const dates = datetimes.map((datetime) => datetime.slice(0, 10));
