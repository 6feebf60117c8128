import type { Command } from '../model/command.ts';
import type { Field, Root } from '../model/declaration.ts';
import { scalarOf } from '../model/scalar-of.ts';
import type { Sample, SampleObject, SampleRow } from './sample.ts';
import { sampleField, sampleObject } from './sample.ts';
import { objectWithoutRows, otherSamples, withSample } from './sample-change.ts';
import { isValidInput } from './sample-valid.ts';

/** What is made for a command's input. */
interface Wanted {
  /** Rows of these are not there to be referred to. */
  readonly inside: readonly Root[];
  /** Inputs that are given although they may be left out. */
  readonly shown: readonly Field[];
}

/** Inputs that a request may surely carry, the plainest first; none: nothing can be made up. */
export function commandSamples(command: Command, wanted: Wanted): readonly SampleObject[] {
  const first = plainSample(command, wanted);
  if (first === undefined) return [];
  const apart = rowsApart(first);
  return [first, ...(apart === first ? [] : [apart]), ...variants(command, first)].filter((one) =>
    isValidInput(command.input, one),
  );
}

/** The plainest input with ids that are made up in the place of rows. */
export function rowlessSample(command: Command): SampleObject | undefined {
  const [first] = commandSamples(command, { inside: [], shown: [] });
  const sample = first && objectWithoutRows(first);
  return sample && isValidInput(command.input, sample) ? sample : undefined;
}

function plainSample(command: Command, { inside, shown }: Wanted): SampleObject | undefined {
  const inPath = (field: Field): boolean =>
    command.http?.params.some((param) => param.field === field) ?? false;
  const fields = command.input.map((field): Field => {
    const isShown = inPath(field) || shown.includes(field) || isKept(command, field, inside);
    return isShown ? given(field) : field;
  });
  return sampleObject(fields, inside);
}

/** A field as one that must be given. */
const given = (field: Field): Field => ({
  ...field,
  default: undefined,
  card: field.card === 'optional' ? 'one' : field.card,
});

/** What changes some fields only is worth a test that changes them. */
const isKept = ({ partial }: Command, field: Field, inside: readonly Root[]): boolean =>
  partial && scalarOf(field.type) !== undefined && sampleField(field, inside) !== undefined;

const isRow = (sample: Sample): sample is SampleRow =>
  typeof sample === 'object' && sample !== null && 'kind' in sample && sample.kind === 'ref';

/** The same with a row of its own for each input that refers to the same thing. */
function rowsApart(of: SampleObject): SampleObject {
  const seen = new Map<Root, number>();
  let isOther = false;
  const entries = of.entries.map((entry) => {
    if (!isRow(entry.sample)) return entry;
    const { target } = entry.sample;
    const at = seen.get(target) ?? 0;
    seen.set(target, at + 1);
    isOther ||= at > 0;
    return at === 0 ? entry : { ...entry, sample: { ...entry.sample, at } };
  });
  return isOther ? { ...of, entries } : of;
}

/** With one input changed, in every way that is known to be good by itself. */
const variants = ({ input }: Command, of: SampleObject): readonly SampleObject[] =>
  input.flatMap((field) => {
    const entry = of.entries.find(({ name }) => name === field.name);
    if (entry === undefined) return [];
    return [...otherSamples(field, entry.sample), ...farAhead(field)].map((other) =>
      withSample(of, field.name, other),
    );
  });

/** Whenever a test runs, this is still to come. */
function farAhead({ type, card }: Field): readonly Sample[] {
  if (card === 'many' || card === 'some') return [];
  const scalar = scalarOf(type)?.scalar;
  if (scalar === 'date') return ['2999-12-31'];
  return scalar === 'datetime' ? ['2999-12-31T00:00:00.000Z'] : [];
}
