interface Named {
  /** As in JSON; within a group or a row, without the path that leads there. */
  readonly name: string;
  /** Its name in the JSON object it belongs to; set where `name` has become a path. */
  readonly key?: string;
  readonly label: string;
  readonly required?: boolean;
  readonly help?: string;
  /** Never written into a page, not even as it was just typed; left empty, it is left out. */
  readonly secret?: boolean;
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** One line, or several; `type` is that of HTML's input. */
export interface TextField extends Named {
  readonly kind: 'text';
  readonly type?: 'text' | 'email' | 'url' | 'date' | 'password';
  readonly multiline?: boolean;
  readonly maxLength?: number;
  /** Shown, but not to be changed. */
  readonly fixed?: boolean;
}

export interface NumberField extends Named {
  readonly kind: 'number';
  readonly min?: number;
  readonly max?: number;
  /** Whether only whole numbers are meant. */
  readonly whole?: boolean;
  readonly fixed?: boolean;
}

/** Kept as text, so that no digit is lost. */
export interface DecimalField extends Named {
  readonly kind: 'decimal';
}

/** What a row is known by: sent back as it came, and never shown. */
export interface HiddenField extends Named {
  readonly kind: 'hidden';
  readonly numeric?: boolean;
}

/** Typed and shown in UTC. */
export interface DatetimeField extends Named {
  readonly kind: 'datetime';
}

export interface CheckField extends Named {
  readonly kind: 'check';
}

/** One of a few; an empty choice where the field is not required. */
export interface ChoiceField extends Named {
  readonly kind: 'choice';
  readonly options: readonly Option[];
  /** Whether the values are numbers in JSON. */
  readonly numeric?: boolean;
  readonly fixed?: boolean;
}

/** Some of a few. */
export interface ChoicesField extends Named {
  readonly kind: 'choices';
  readonly options: readonly Option[];
  readonly numeric?: boolean;
}

/** A list of short texts or numbers, one a line. */
export interface LinesField extends Named {
  readonly kind: 'lines';
  readonly numeric?: boolean;
}

/** Anything, as JSON text. */
export interface JsonField extends Named {
  readonly kind: 'json';
}

/** Fields that belong together; all empty means null where the group is not required. */
export interface GroupField extends Named {
  readonly kind: 'group';
  readonly fields: readonly FormField[];
}

/** A list of groups; the names of `fields` are those within one row. */
export interface RowsField extends Named {
  readonly kind: 'rows';
  readonly fields: readonly FormField[];
}

/** One of several groups, told apart by `type`. */
export interface VariantField extends Named {
  readonly kind: 'variant';
  readonly variants: readonly (Option & { readonly fields: readonly FormField[] })[];
}

export type FormField =
  | TextField
  | NumberField
  | DecimalField
  | HiddenField
  | DatetimeField
  | CheckField
  | ChoiceField
  | ChoicesField
  | LinesField
  | JsonField
  | GroupField
  | RowsField
  | VariantField;

/** What a form holds as browsers send it: texts by the name of the input. */
export type FormValues = Readonly<Record<string, string | readonly string[] | undefined>>;

/** How many rows of a list a form shows. */
export function rowCount(values: FormValues, name: string): number {
  const count = Number(firstOf(values[countName(name)]) ?? 0);
  return Number.isSafeInteger(count) && count > 0 ? Math.min(count, 200) : 0;
}

export function countName(name: string): string {
  return `${name}.length`;
}

export function firstOf(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.[0];
}

/** The same fields at their place within a list or a group. */
export function placed(fields: readonly FormField[], place: string): readonly FormField[] {
  return fields.map((field) => ({ ...field, name: `${place}.${field.name}`, key: keyOf(field) }));
}

export function keyOf(field: FormField): string {
  return field.key ?? field.name;
}
