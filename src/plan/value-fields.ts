import type { Field } from '../model/declaration.ts';
import { checkText } from './check-text.ts';
import { behind, below, choice, property, statement } from './code-doc.ts';
import { defaultText } from './default-text.ts';
import { type Doc, group, ifBreak, indent, softline } from './doc.ts';
import { docComment } from './escape.ts';
import type { Import } from './imports.ts';
import { memberText } from './member-layout.ts';
import { propertyName } from './schema-text.ts';
import { fromJson, type Mapping, mapping, toJson } from './type-json.ts';
import { mayBeAbsent } from './type-schema.ts';
import { type Form, typeText } from './type-text.ts';

/** Finished lines, and what their file must import. */
export interface Lines {
  readonly lines: readonly string[];
  readonly imports: readonly Import[];
}

const stored = (fields: readonly Field[]): readonly Field[] =>
  fields.filter(({ computed }) => computed === undefined);

const collect = (
  parts: readonly { readonly line: string; readonly imports: readonly Import[] }[],
): Lines => ({
  lines: parts.map(({ line }) => line),
  imports: parts.flatMap(({ imports }) => imports),
});

/** How the members of a type are declared: for the constructor, or in JSON. */
export function memberLines(
  fields: readonly Field[],
  form: Form,
  context: string | undefined,
): Lines {
  return collect(
    fields.map((field) => {
      const { text, imports } = typeText(field, { form, context });
      const name = form === 'json' ? propertyName(field.wire) : field.name;
      const isLoose = mayBeAbsent(field) || field.computed !== undefined;
      const member = isLoose
        ? memberText(`${name}?`, `${text} | undefined`)
        : memberText(name, text);
      const doc = form === 'json' ? '' : docComment(field.description, 2);
      return { line: `${doc}${member}`, imports };
    }),
  );
}

/** The members of what is made: nothing is missing in it. */
export const storedLines = (fields: readonly Field[], context: string | undefined): Lines =>
  collect(
    stored(fields).map((field) => {
      const { text, imports } = typeText(field, { form: 'domain', context });
      const doc = docComment(field.description, 2);
      return { line: `${doc}${memberText(field.name, text)}`, imports };
    }),
  );

/** What stands for a field that was not given. */
export function absentText(
  field: Field,
  context: string | undefined,
): Pick<Lines, 'imports'> & { readonly text: string } {
  if (field.default !== undefined) {
    const { text, imports, needsClock } = defaultText(field.default, field.type, context);
    if (!needsClock) return { text, imports };
    return {
      text: `systemC${text.slice(1)}`,
      imports: [{ name: 'systemClock', from: '@plinth/runtime/domain' }],
    };
  }
  if (field.card === 'many') return { text: '[]', imports: [] };
  return { text: field.card === 'optional' ? 'null' : '{}', imports: [] };
}

/** What is kept of `fields.x`: the default where it is missing, and a copy of a list. */
function kept(field: Field, context: string | undefined): { tail: Doc; imports: Lines['imports'] } {
  const given = `fields.${field.name}`;
  const absent = mayBeAbsent(field) ? absentText(field, context) : undefined;
  const imports = absent?.imports ?? [];
  const isNullable = field.card === 'optional' && field.default !== undefined;
  if (absent && isNullable) {
    return { tail: choice(`${given} === undefined`, absent.text, given), imports };
  }
  const value = absent ? `${given} ?? ${absent.text}` : given;
  if (field.card !== 'many' && field.card !== 'some') return { tail: below(value), imports };
  const copy = `...${absent ? `(${value})` : value}`;
  const list = group(['Object.freeze([', indent(softline, copy), ifBreak(','), softline, '])']);
  return { tail: [' ', list], imports };
}

/** The assignments of a constructor. */
export const assignmentLines = (fields: readonly Field[], context: string | undefined): Lines =>
  collect(
    stored(fields).map((field) => {
      const { tail, imports } = kept(field, context);
      return { line: statement(`this.${field.name} =`, tail, 4), imports };
    }),
  );

/** The properties of an object made from `fields`. */
export const givenLines = (fields: readonly Field[], context: string | undefined): Lines =>
  collect(
    stored(fields).map((field) => {
      const { tail, imports } = kept(field, context);
      return { line: property(field.name, tail, 6), imports };
    }),
  );

/** What the constructor checks, as properties of `validate`. */
export const checkLines = (
  fields: readonly Field[],
  of: string,
  context: string | undefined,
): Lines =>
  collect(
    fields.flatMap((field) => {
      if (field.computed !== undefined) return [];
      const check = checkText(field, `${of}.${field.name}`, context);
      if (check === undefined) return [];
      const line = property(propertyName(field.wire), behind(check.code), 6);
      return [{ line, imports: check.imports }];
    }),
  );

/** How JSON says a member. */
const member = (object: string, wire: string): string =>
  propertyName(wire) === wire ? `${object}.${wire}` : `${object}[${propertyName(wire)}]`;

/** What needs no reading goes as it is: the constructor fills in what is missing. */
function readMapping(field: Field, context: string | undefined): Mapping {
  const from = member('json', field.wire);
  const source = { from, wire: field.wire, absent: false, context };
  const always = fromJson(field, source);
  if (always.text === from || !mayBeAbsent(field)) return always;
  if (field.default === undefined) return fromJson(field, { ...source, absent: true });
  const { text, imports } = fromJson({ type: field.type, card: 'one' }, source);
  return mapping(choice(`${from} == null`, from, text), imports);
}

/** The same where nothing fills in what is missing. */
function wholeMapping(field: Field, context: string | undefined): Mapping {
  const from = member('json', field.wire);
  const source = { from, wire: field.wire, absent: mayBeAbsent(field), context };
  if (field.default === undefined) return fromJson(field, source);
  const absent = absentText(field, context);
  const one = fromJson({ type: field.type, card: 'one' }, { ...source, absent: false });
  const tail =
    one.text === from
      ? below(`${from} ?? ${absent.text}`)
      : choice(`${from} == null`, absent.text, one.text);
  return mapping(tail, [...one.imports, ...absent.imports]);
}

export interface ReadPlace {
  readonly context: string | undefined;
  readonly indent: number;
  /** Nothing behind it fills in what is missing. */
  readonly isWhole?: boolean;
}

/** The properties of what is made from `json`. */
export function readLines(fields: readonly Field[], place: ReadPlace): Lines {
  const { context, indent, isWhole = false } = place;
  return collect(
    stored(fields).map((field) => {
      const { tail, imports } = (isWhole ? wholeMapping : readMapping)(field, context);
      return { line: property(field.name, tail, indent), imports };
    }),
  );
}

/** The properties of the JSON form, read from `of`. */
export const writeLines = (
  fields: readonly Field[],
  of: string,
  { context, indent }: { readonly context: string | undefined; readonly indent: number },
): Lines =>
  collect(
    fields.map((field) => {
      const { tail, imports } = toJson(field, { from: `${of}.${field.name}`, context });
      return { line: property(propertyName(field.wire), tail, indent), imports };
    }),
  );
