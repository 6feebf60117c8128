import type { Root } from '../model/declaration.ts';
import { rowCheck } from './check-text.ts';
import { below, property } from './code-doc.ts';
import { type Checks, hasChecks } from './entity-checks.ts';
import { hasTable, inputFields } from './entity-fields.ts';
import { type Given, givenField } from './entity-given.ts';
import { immutables } from './entity-immutable.ts';
import { entityNames } from './entity-names.ts';
import { idTypeOf } from './identifiers.ts';
import type { Import } from './imports.ts';
import { parameters } from './parameters.ts';
import { domainFile } from './paths.ts';
import type { View } from './planned-file.ts';
import { typeText } from './type-text.ts';

const runtime = (name: string, type = false): Import => ({
  name,
  from: '@plinth/runtime/domain',
  type,
});

export interface Assigned {
  readonly name: string;
  readonly given: Given;
}

/** A function that makes a row. */
export interface Making {
  readonly needsClock: boolean;
  readonly imports: readonly Import[];
  readonly view: View;
}

export interface Parts {
  readonly assigned: readonly Assigned[];
  readonly params: readonly string[];
  /** Parameters behind the clock. */
  readonly lastParams?: readonly string[];
  /** The variable of the row that is made, and its type. */
  readonly variable: string;
  readonly type: string;
  /** The row that it takes the place of; with a `?` when there may be none. */
  readonly before?: string;
  readonly isUnchecked?: boolean;
}

const refusing = (before: string, variable: string): readonly string[] =>
  before.endsWith('?')
    ? [
        `if (${before.slice(0, -1)} !== undefined) {`,
        `  refuseImmutable(${before.slice(0, -1)}, ${variable});`,
        '}',
      ]
    : [`refuseImmutable(${before}, ${variable});`];

export function making({ assigned: list, ...parts }: Parts, entity: Root, checks: Checks): Making {
  const { params, variable, type, before } = parts;
  const isChecked = hasChecks(checks) && parts.isUnchecked !== true;
  const timed = isChecked && checks.needsClock;
  const needsClock = timed || list.some(({ given }) => given.needsClock);
  const isFixed = before !== undefined && immutables(entity).view.length > 0;
  const check = `${rowCheck(entityNames(entity).type)}(${variable}${timed ? ', clock' : ''});`;
  return {
    needsClock,
    imports: [
      ...list.flatMap(({ given }) => given.imports),
      ...(needsClock ? [runtime('Clock', true)] : []),
    ],
    view: {
      params: parameters([
        ...params,
        ...(needsClock ? ['clock: Clock'] : []),
        ...(parts.lastParams ?? []),
      ]),
      assigned: list.map(({ name, given }) => property(name, given.tail, 4)),
      variable,
      type,
      after: [...(isFixed ? refusing(before, variable) : []), ...(isChecked ? [check] : [])],
    },
  };
}

/** The type of the id: declared here, unless an alias of the spec is just that. */
export function idAlias(entity: Root): { view: View | null; imports: readonly Import[] } {
  const id = idTypeOf(entity);
  if (id.file !== domainFile(entity)) return { view: null, imports: [] };
  const type = typeText(entity.identity.field, { form: 'domain', context: entity.context });
  return { view: { name: id.name, type: type.text }, imports: type.imports };
}

export const plainGiven = (text: string, imports: readonly Import[] = []): Given => ({
  tail: below(text),
  imports,
  needsClock: false,
});

/** How a new row gets its id; a counted one gets it from the database. */
export function newId(entity: Root, before: string): readonly Assigned[] {
  const { made } = entity.identity;
  // An owned row was numbered when it was handed in.
  if (made === 'sequence') {
    return before === '' ? [] : [{ name: 'id', given: plainGiven('input.id ?? 1') }];
  }
  if (made === 'given') return [{ name: 'id', given: plainGiven('input.id') }];
  const text = before === '' ? 'newId()' : `${before}?.id ?? newId()`;
  return [{ name: 'id', given: plainGiven(text, [runtime('newId')]) }];
}

export const withoutId = (entity: Root) =>
  inputFields(entity).filter((field) => field !== entity.identity.field);

export const givenTo = (entity: Root, before: string): readonly Assigned[] =>
  withoutId(entity).map((field) => ({
    name: field.name,
    given: givenField(field, before, entity.context),
  }));

/** The function that checks a row; null: nothing has to hold. */
export function checksView(checks: Checks, entity: Root): View | null {
  const { one, type } = entityNames(entity);
  if (!hasChecks(checks)) return null;
  const isCounted = entity.identity.made === 'sequence' && hasTable(entity);
  const isUnsaved = isCounted && !checks.needsId;
  const row = `${one}: ${isUnsaved ? `Unsaved${type}` : type}`;
  return {
    name: rowCheck(type),
    isExported: isCounted && checks.needsId,
    params: parameters(checks.needsClock ? [row, 'clock: Clock'] : [row]),
    fields: checks.fields,
    rules: checks.rules,
  };
}
