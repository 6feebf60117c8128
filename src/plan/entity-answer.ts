import type { Aggregate } from '../model/aggregate.ts';
import type { Embed } from '../model/answer.ts';
import type { Field, Root } from '../model/declaration.ts';
import type { Entity } from '../model/entity.ts';
import { isStateStored } from './aggregate-fields.ts';
import { aggregateFiles } from './aggregate-files.ts';
import { aggregateNames } from './aggregate-names.ts';
import { hasTable } from './entity-fields.ts';
import { entityFiles } from './entity-files.ts';
import { isAnsweredOtherwise, isRowAnsweredOtherwise } from './entity-json-field.ts';
import { entityNames } from './entity-names.ts';
import type { EntityScope } from './entity-scope.ts';
import { usesActor, usesClock } from './expression-names.ts';
import type { Import } from './imports.ts';
import { camel } from './names.ts';
import { layerFile } from './paths.ts';
import { type AnswerScope, openRowFields } from './row-source.ts';
import type { TypeText } from './type-text.ts';

/** Where the type of an answer is, and the function that makes it. */
export const answerFile = ({ context, names }: AnswerScope): string =>
  layerFile(context.name, 'presentation', `${names.answer}Json`);

/** Whether all of a row but its secrets is answered, and nothing else. */
export function isWholeAnswer({ source, answer }: Pick<AnswerScope, 'source' | 'answer'>): boolean {
  const whole = openRowFields(source);
  return (
    answer.add.length === 0 &&
    answer.embed.length === 0 &&
    answer.fields.length === whole.length &&
    answer.fields.every((field) => whole.includes(field))
  );
}

/** How rows become answers. */
export interface Answering {
  /** The rows are answered as they are. */
  readonly isSame: boolean;
  /** @example 'ProductJson' */
  readonly type: string;
  /** @example 'productToJson' */
  readonly toJson: string;
  readonly usesActor: boolean;
  readonly usesClock: boolean;
  readonly embeds: readonly Embed[];
  /** Other rows or the time are needed: a class of its own gets them. */
  readonly isClass: boolean;
}

export function answering(scope: AnswerScope): Answering {
  const { source, names } = scope;
  const { add, embed, fields } = scope.answer;
  const computed = add.flatMap((field) => field.computed ?? []);
  const timed = [...computed, ...fields.flatMap((field) => field.computed ?? [])];
  const isSame = isWholeAnswer(scope) && !isRowAnsweredOtherwise(source);
  const clock = timed.some(usesClock);
  return {
    isSame,
    type: isSame ? names.type : `${names.answer}Json`,
    toJson: `${camel(names.answer)}ToJson`,
    usesActor: computed.some(usesActor),
    usesClock: clock,
    embeds: embed,
    isClass: embed.length > 0 || clock,
  };
}

/** Whether some route of an entity answers with rows. */
export const answersRows = ({ crud, http }: Entity): boolean =>
  http?.answersDeleted === true || crud.some((verb) => verb !== 'delete');

/** Whether the controller is handed what makes its answers. */
export const holdsAnswers = (scope: EntityScope): boolean =>
  scope.entity.http !== undefined && answersRows(scope.entity) && answering(scope).isClass;

/** How a row of another stands inside an answer: all of it but its secrets. */
export interface RowForm {
  readonly type: TypeText;
  /** Undefined: it stands there as it is. */
  readonly toJson: Import | undefined;
  /** Behind the name of the schema of who it is a row of. */
  readonly schema: '' | 'Row';
}

/** An aggregate's is its state, as queries answer it. */
function stateForm(aggregate: Aggregate): RowForm {
  const { type, state } = aggregateNames(aggregate);
  const files = aggregateFiles(aggregate);
  if (!isRowAnsweredOtherwise(aggregate)) {
    const imports = [{ name: state, from: files.state, type: true }];
    return { type: { text: state, imports }, toJson: undefined, schema: '' };
  }
  const imports = [{ name: `${type}Json`, from: files.json, type: true }];
  return {
    type: { text: `${type}Json`, imports },
    toJson: { name: `${camel(type)}ToJson`, from: files.json },
    schema: '',
  };
}

export function rowForm(entity: Root): RowForm {
  if (isStateStored(entity)) return stateForm(entity);
  const { type } = entityNames(entity);
  const files = entityFiles(entity);
  const isOther = isAnsweredOtherwise(entity);
  const isWhole = hasTable(entity) && isWholeAnswer({ source: entity, answer: entity.answer });
  const schema = isWhole ? '' : 'Row';
  if (!isOther) {
    const imports = [{ name: type, from: files.domain, type: true }];
    return { type: { text: type, imports }, toJson: undefined, schema };
  }
  const name = `${type}${schema}`;
  return {
    type: { text: `${name}Json`, imports: [{ name: `${name}Json`, from: files.json, type: true }] },
    toJson: { name: `${camel(name)}ToJson`, from: files.json },
    schema,
  };
}

/** The fields of a row that may be answered. */
export const openFields = (entity: Root): readonly Field[] => [
  entity.identity.field,
  ...entity.fields.filter(({ secret }) => !secret),
];
