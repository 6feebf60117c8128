import type { Field } from '../model/declaration.ts';
import type { Entity } from '../model/entity.ts';
import { scalarOf } from '../model/scalar-of.ts';
import { inputFields } from './entity-fields.ts';
import { isValidSample } from './entity-sample.ts';
import type { EntityScope } from './entity-scope.ts';
import { stringLiteral } from './escape.ts';
import { changedField } from './http-test-changes.ts';
import { crudOf, editFields, shownFields } from './pages-fields.ts';
import { type Typed, typedForm } from './pages-typed.ts';
import type { SampleObject } from './sample.ts';
import { withSample, wrongCode } from './sample-change.ts';
import { propertyName } from './schema-text.ts';

/** A text that a form takes in the place of another. */
export interface TypedText {
  /** The control's name. */
  readonly name: string;
  /** The same as a key of an object in code. */
  readonly key: string;
  /** As an expression. */
  readonly code: string;
}

const typedNumbers = ['int', 'number', 'decimal'];

/** What somebody types that is refused, into one control of a form that is good otherwise. */
export function wrongText(entity: Entity, body: SampleObject): TypedText | undefined {
  const texts = inputFields(entity).flatMap((field): readonly TypedText[] => {
    const isTyped = body.entries.some(({ name }) => name === field.name);
    const scalar = scalarOf(field.type)?.scalar;
    if (!isTyped || field.card !== 'one' || field.type.kind === 'ref' || scalar === undefined)
      return [];
    const codes = typedNumbers.includes(scalar) ? ["'a few'"] : wrongCode(field);
    // Where nothing is typed some fields are left out, and made by their default.
    const code = codes.find((one) => one !== "''" || scalar === 'string' || scalar === 'text');
    return code === undefined || scalar === 'bool' ? [] : [textOf({ name: field.wire, code })];
  });
  return texts[0];
}

/** A field of the edit form with another good value. */
export function changedText({ entity }: EntityScope, body: SampleObject): TypedText | undefined {
  const crud = crudOf(entity);
  const edited = editFields(entity, crud);
  const change = changedField(entity, body);
  if (change === undefined || typeof change.value === 'boolean') return undefined;
  const { field, value } = change;
  if (!edited.includes(field)) return undefined;
  const { name, wire } = field;
  const [typed] =
    typedForm([field], { kind: 'object', entries: [{ name, wire, sample: value }] }) ?? [];
  return typed && textOf(typed);
}

const textOf = ({ name, code }: Typed): TypedText => ({ name, key: propertyName(name), code });

const markup = '<script>';

/** A field that may hold markup, which its page must show as it was typed. */
export function foreignText(entity: Entity, body: SampleObject): TypedText | undefined {
  const field = inputFields(entity).find(
    (one) => holdsMarkup(one) && shownFields(entity).includes(one) && takes(entity, body, one),
  );
  return field && textOf({ name: field.wire, code: stringLiteral(markup) });
}

function holdsMarkup({ type, card }: Field): boolean {
  const scalar = type.kind === 'ref' ? undefined : scalarOf(type);
  if (card !== 'one' && card !== 'optional') return false;
  if (scalar?.scalar !== 'string' && scalar?.scalar !== 'text') return false;
  const { min, max, pattern } = scalar;
  return (
    pattern === undefined &&
    Number(min ?? 0) <= markup.length &&
    Number(max ?? markup.length) >= markup.length
  );
}

function takes(entity: Entity, body: SampleObject, { name }: Field): boolean {
  const isGiven = body.entries.some((entry) => entry.name === name);
  return isGiven
    ? isValidSample(entity, withSample(body, name, markup))
    : entity.invariants.length === 0;
}
