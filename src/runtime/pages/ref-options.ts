import type { FormField, Option } from './form-field.ts';
import type { Html } from './html.ts';
import { show } from './show.ts';

/** The rows that a reference can point at, as far as they were read. */
export interface RefOptions {
  readonly options: readonly Option[];
  /** Whether there are no more than these. */
  readonly complete: boolean;
}

export interface RefField {
  readonly name: string;
  readonly label: string;
  readonly required?: boolean;
  readonly help?: string;
  /** Whether it points at several rows. */
  readonly many?: boolean;
  /** Whether ids are numbers. */
  readonly numeric?: boolean;
  readonly fixed?: boolean;
}

interface Rows<Row> {
  readonly items: readonly Row[];
  readonly total: number;
}

/** @example refOptions(await categories.list(first), ({ id, name }) => ({ value: id, label: name })) */
export function refOptions<Row>(
  { items, total }: Rows<Row>,
  option: (row: Row) => { readonly value: string | number; readonly label: string | number },
): RefOptions {
  const options = items.map(option);
  return {
    options: options.map(({ value, label }) => ({ value: String(value), label: String(label) })),
    complete: items.length >= total,
  };
}

/** A choice among the rows, or the id as text where there are too many to choose from. */
export function refField(field: RefField, { options, complete }: RefOptions): FormField {
  const { many, numeric = false, fixed = false, ...named } = field;
  if (many === true) {
    return complete
      ? { kind: 'choices', ...named, options, numeric }
      : { kind: 'lines', ...named, numeric };
  }
  if (complete) {
    return { kind: 'choice', ...named, options, numeric, fixed };
  }
  return numeric
    ? { kind: 'number', ...named, whole: true, fixed }
    : { kind: 'text', ...named, fixed };
}

type Id = string | number;

/** What a person calls the row of an id; the id itself where the row was not read. */
export function showRef(refs: RefOptions, id: Id | null | readonly Id[]): Html {
  if (id === null) return show(id);
  return show(typeof id === 'object' ? id.map((one) => labelOf(refs, one)) : labelOf(refs, id));
}

function labelOf({ options }: RefOptions, id: Id): string {
  return options.find(({ value }) => value === String(id))?.label ?? String(id);
}
