import type { Aggregate } from '../model/aggregate.ts';
import type { Answer } from '../model/answer.ts';
import type { Context } from '../model/context.ts';
import type { Field } from '../model/declaration.ts';
import type { Entity } from '../model/entity.ts';
import type { Model } from '../model/model.ts';
import type { View } from '../model/view.ts';
import { aggregateFiles } from './aggregate-files.ts';
import { aggregateNames } from './aggregate-names.ts';
import { entityNames, type RowNames, rowNamesOf } from './entity-names.ts';
import { oncePer } from './once-per.ts';
import { domainFile, schemaFile } from './paths.ts';
import { viewFiles } from './view-files.ts';

/** What rows are answered from. */
export type RowSource = Entity | Aggregate | View;

/** One answer over the rows of a source, with all that it is planned from. */
export interface AnswerScope {
  readonly model: Model;
  readonly context: Context;
  readonly source: RowSource;
  readonly answer: Answer;
  readonly names: RowNames;
}

/** What a row is called in code: of an aggregate it is its state. */
export const sourceNames = oncePer((source: RowSource): RowNames => {
  if (source.kind === 'view') return rowNamesOf(source);
  if (source.kind === 'entity') return entityNames(source);
  const { state, ...names } = aggregateNames(source);
  return { ...names, type: state };
});

/** The file that declares the type of a row, and makes its computed fields. */
export function rowFile(source: RowSource): string {
  if (source.kind === 'view') return viewFiles(source).row;
  return source.kind === 'aggregate' ? aggregateFiles(source).state : domainFile(source);
}

/** The file of the functions between rows and the rows of the table. */
export const rowTableFile = (source: Aggregate | View): string =>
  source.kind === 'view' ? viewFiles(source).table : aggregateFiles(source).table;

export const sourceSchemaFile = (source: RowSource): string => schemaFile(source);

/** Every field of a row, computed ones included. */
export const rowFields = oncePer((source: RowSource): readonly Field[] => {
  if (source.kind === 'view') return [...source.key, ...source.fields];
  const status = source.kind === 'aggregate' && source.states ? [source.states.field] : [];
  return [source.identity.field, ...status, ...source.fields];
});

/** Those that may be answered. */
export const openRowFields = (source: RowSource): readonly Field[] =>
  rowFields(source).filter(({ secret }) => !secret);
