import type { Field } from '../model/declaration.ts';
import { answerLine, answerMember, answerView, type Piece } from './answer-json.ts';
import { property } from './code-doc.ts';
import { answering, isWholeAnswer, openFields } from './entity-answer.ts';
import { replacementType } from './entity-domain.ts';
import { inputFields, storedFields } from './entity-fields.ts';
import { entityFiles } from './entity-files.ts';
import {
  givenField,
  givenType,
  isAnsweredOtherwise,
  isGivenOtherwise,
} from './entity-json-field.ts';
import { isEmbedded } from './entity-needs.ts';
import { type EntityScope, entityFile } from './entity-scope.ts';
import { heritage } from './heritage.ts';
import { renderImports } from './imports.ts';
import { listQuery, listQueryImports } from './list-query.ts';
import { article, camel } from './names.ts';
import { parameters } from './parameters.ts';
import { domainFile } from './paths.ts';
import type { PlannedFile } from './planned-file.ts';
import { propertyName } from './schema-text.ts';
import { mayBeAbsent } from './type-schema.ts';

/** A row as it stands in the answers of others. */
function rowView(scope: EntityScope, suffix: '' | 'Row'): Piece {
  const { entity, names } = scope;
  const fields = openFields(entity);
  const members = fields.map((field) => answerMember(field, entity));
  const lines = fields.map((field) => answerLine(field, scope));
  return {
    view: {
      type: `${names.type}${suffix}Json`,
      toJson: `${camel(names.type + suffix)}ToJson`,
      params: parameters([`${names.one}: ${names.type}`]),
      members: members.map(({ view }) => view),
      embeddedType: '',
      embedded: [],
      lines: lines.map(({ text }) => text),
    },
    imports: [
      { name: names.type, from: domainFile(entity), type: true },
      ...[...members, ...lines].flatMap(({ imports }) => imports),
    ],
  };
}

interface Given {
  readonly fields: readonly Field[];
  readonly domain: string;
  /** All of it may be left out. */
  readonly isPartial?: boolean;
  /** The rest of it is this. */
  readonly base?: string;
}

/** What is asked of a request, its type and the function that reads it. */
function givenView({ entity }: EntityScope, given: Given): Piece {
  const { fields, domain, isPartial = false, base } = given;
  const idOptional = entity.identity.made !== 'given';
  const isOptional = (field: Field): boolean =>
    isPartial || (field === entity.identity.field ? idOptional : mayBeAbsent(field));
  const types = fields.map((field) => givenType(field, entity));
  const lines = fields.map((field) => givenField(field, isOptional(field), entity.context));
  return {
    view: {
      type: `${domain}Json`,
      head: base === undefined ? `${domain}Json {` : heritage(`${domain}Json`, `${base}Json`),
      domain,
      fromJson: `${camel(domain)}FromJson`,
      isPartial,
      members: fields.map((field, at) => ({
        doc: '',
        name: `${propertyName(field.wire)}${isOptional(field) ? '?' : ''}`,
        type: types[at]?.text ?? '',
      })),
      lines: [
        ...lines.map(({ tail }, at) => property(propertyName(fields[at]?.name ?? ''), tail, 4)),
        ...(base === undefined ? [] : [`    ...${camel(base)}FromJson(json),`]),
      ],
    },
    imports: [
      { name: domain, from: domainFile(entity), type: true },
      ...(isPartial ? [] : types.flatMap(({ imports }) => imports)),
      ...lines.flatMap(({ imports }) => imports),
    ],
  };
}

/** Requests that have to be read: nothing where they are the domain's input already. */
function givenViews(scope: EntityScope): readonly Piece[] {
  const { entity, names } = scope;
  const writes = (verb: 'create' | 'replace' | 'patch') => entity.crud.includes(verb);
  const all = inputFields(entity);
  if (!isGivenOtherwise(all)) return [];
  const isGiven = entity.identity.made === 'given';
  const replaced = isGiven ? all.slice(1) : all;
  const replacement = replacementType(entity);
  const isChanged = writes('replace') || writes('patch');
  const isReplaced = isGiven && isChanged;
  const isMadeAnew = !isGiven && isChanged;
  const created = isReplaced
    ? { fields: [entity.identity.field], base: replacement, domain: `New${names.type}` }
    : { fields: all, domain: `New${names.type}` };
  const changed = { fields: replaced, domain: `${names.type}Changes`, isPartial: true };
  return [
    ...(isReplaced ? [givenView(scope, { fields: replaced, domain: replacement })] : []),
    ...(writes('create') || isMadeAnew ? [givenView(scope, created)] : []),
    ...(writes('patch') ? [givenView(scope, changed)] : []),
  ];
}

interface Contents {
  readonly answers: readonly Piece[];
  readonly given: readonly Piece[];
  readonly query: Piece | undefined;
}

function fileOf(scope: EntityScope, { answers, given, query }: Contents) {
  const { entity, names } = scope;
  const pieces = [...answers, ...given, ...(query ? [query] : [])];
  if (pieces.length === 0) return [];
  const path = entityFiles(entity).json;
  const partial = given.some(({ view }) => view.isPartial);
  const imports = [
    ...pieces.flatMap((piece) => piece.imports),
    ...(partial ? [{ name: 'Changes', from: '@plinth/runtime/domain', type: true }] : []),
  ];
  return [
    entityFile(scope, {
      role: 'json',
      path,
      template: 'presentation/__entity__-json.ts',
      view: {
        ...names,
        article: article(names.noun),
        imports: renderImports(imports, path),
        answers: answers.map(({ view }) => view),
        given: given.map(({ view }) => view),
        query: query?.view ?? null,
        replacement: `${replacementType(entity)}Json`,
      },
    }),
  ];
}

/** `presentation/product-json.ts`: nothing where JSON and domain are the same. */
export function planEntityJson(scope: EntityScope): readonly PlannedFile[] {
  const { entity, model } = scope;
  const needsRow =
    isEmbedded(entity, model) && isAnsweredOtherwise(entity) && !isWholeAnswer(scope);
  const answers = [
    ...(answering(scope).isSame ? [] : [answerView(scope)]),
    ...(needsRow ? [rowView(scope, 'Row')] : []),
  ];
  const declared = entity.crud.includes('list') ? listQuery(scope).declared : null;
  const query = declared ? { view: declared, imports: listQueryImports(scope) } : undefined;
  return fileOf(scope, { answers, given: givenViews(scope), query });
}

/** The same of an owned entity. */
export function planOwnedJson(scope: EntityScope): readonly PlannedFile[] {
  const { entity, names } = scope;
  const fields = storedFields(entity);
  const answers = isAnsweredOtherwise(entity) ? [rowView(scope, '')] : [];
  const isOther = isGivenOtherwise(fields);
  const given = { fields, domain: `New${names.type}` };
  const read = isOther ? [givenView(scope, given)] : [];
  return fileOf(scope, { answers, given: read, query: undefined });
}
