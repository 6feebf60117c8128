import type { Embed } from '../model/answer.ts';
import type { Field, Root } from '../model/declaration.ts';
import { below, property } from './code-doc.ts';
import { answering, isWholeAnswer, openFields, rowForm } from './entity-answer.ts';
import { computedName } from './entity-computed.ts';
import { replacementType } from './entity-domain.ts';
import { inputFields, storedFields } from './entity-fields.ts';
import { entityFiles } from './entity-files.ts';
import {
  answeredField,
  answeredType,
  givenField,
  givenType,
  isAnsweredOtherwise,
  isGivenOtherwise,
} from './entity-json-field.ts';
import { needsOf } from './entity-needs.ts';
import { type EntityScope, entityFile } from './entity-scope.ts';
import { docComment } from './escape.ts';
import { printExpression } from './expression.ts';
import { rowNames, usesClock } from './expression-names.ts';
import { type Import, renderImports } from './imports.ts';
import { article, camel } from './names.ts';
import { parameters } from './parameters.ts';
import { domainFile } from './paths.ts';
import type { PlannedFile, View } from './planned-file.ts';
import { propertyName } from './schema-text.ts';
import { mapping } from './type-json.ts';
import { mayBeAbsent } from './type-schema.ts';

interface Piece {
  readonly view: View;
  readonly imports: readonly Import[];
}

interface Line {
  readonly text: string;
  readonly imports: readonly Import[];
}

function answerMember(field: Field, entity: Root): Piece {
  const { text, imports } = answeredType(field, entity);
  return {
    view: { doc: docComment(field.description, 2), name: propertyName(field.wire), type: text },
    imports,
  };
}

/** The line that sets one field of an answer. */
function answerLine(field: Field, scope: EntityScope): Line {
  const { entity, names } = scope;
  const { one } = names;
  const { computed } = field;
  const name = computedName(entity, field.name);
  const args = computed && usesClock(computed) ? `${one}, clock` : one;
  const from = computed ? `${name}(${args})` : `${one}.${field.name}`;
  const mapped = answeredField(field, from, entity.context);
  const own = computed ? [{ name, from: domainFile(entity) }] : [];
  return {
    text: property(propertyName(field.wire), mapped.tail, 4),
    imports: [...own, ...mapped.imports],
  };
}

/** The line that sets what is computed over the row and who asks. */
function addedLine(field: Field, { entity, names }: EntityScope): Line {
  if (field.computed === undefined) return { text: '', imports: [] };
  const { one } = names;
  const printed = printExpression(field.computed, {
    names: rowNames({ row: one, computed: (name) => `${computedName(entity, name)}(${one})` }),
    context: entity.context,
    place: { indent: 4, width: Number.MAX_SAFE_INTEGER },
  });
  const turned = answeredField(field, 'x', entity.context);
  const tail = turned.text === 'x' ? mapping(below(printed.text)).tail : undefined;
  const mapped = tail ?? answeredField(field, `(${printed.text})`, entity.context).tail;
  return {
    text: property(propertyName(field.wire), mapped, 4),
    imports: [...printed.imports, ...turned.imports],
  };
}

function embedMember({ name, source, ...embed }: Embed): Piece {
  const { type } = rowForm(source);
  const isMany = embed.kind === 'children' && embed.many;
  return {
    view: {
      doc: '',
      name: propertyName(name),
      type: isMany ? `readonly ${type.text}[]` : `${type.text} | null`,
    },
    imports: type.imports,
  };
}

/** The answer's type and the function that makes it. */
function answerView(scope: EntityScope): Piece {
  const { entity, names } = scope;
  const form = answering(scope);
  const { answer } = entity;
  const members = [
    ...answer.fields.map((field) => answerMember(field, entity)),
    ...answer.add.map((field) => answerMember(field, entity)),
  ];
  const embedded = answer.embed.map(embedMember);
  const lines = [
    ...answer.fields.map((field) => answerLine(field, scope)),
    ...answer.add.map((field) => addedLine(field, scope)),
  ];
  const params = [
    `${names.one}: ${names.type}`,
    ...(embedded.length > 0 ? [`embedded: ${names.type}Embedded`] : []),
    ...(form.usesActor ? ['actor: Actor'] : []),
    ...(form.usesClock ? ['clock: Clock'] : []),
  ];
  return {
    view: {
      type: form.type,
      toJson: form.toJson,
      params: parameters(params),
      members: members.map(({ view }) => view),
      embedded: embedded.map(({ view }) => view),
      lines: lines.map(({ text }) => text),
    },
    imports: [
      { name: names.type, from: domainFile(entity), type: true },
      ...(form.usesActor ? [{ name: 'Actor', from: '@plinth/runtime/auth', type: true }] : []),
      ...(form.usesClock ? [{ name: 'Clock', from: '@plinth/runtime/domain', type: true }] : []),
      ...[...members, ...embedded, ...lines].flatMap(({ imports }) => imports),
    ],
  };
}

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
  readonly isPartial: boolean;
  readonly hasId: boolean;
}

/** What is asked of a request, its type and the function that reads it. */
function givenView({ entity }: EntityScope, given: Given): Piece {
  const { fields, domain, isPartial } = given;
  const idOptional = entity.identity.made !== 'given';
  const isOptional = (field: Field): boolean =>
    isPartial || (field === entity.identity.field ? idOptional : mayBeAbsent(field));
  const types = fields.map((field) => givenType(field, entity));
  const lines = fields.map((field) => givenField(field, isOptional(field), entity.context));
  return {
    view: {
      type: `${domain}Json`,
      domain,
      fromJson: `${camel(domain)}FromJson`,
      isPartial,
      members: fields.map((field, at) => ({
        doc: '',
        name: `${propertyName(field.wire)}${isOptional(field) ? '?' : ''}`,
        type: types[at]?.text ?? '',
      })),
      lines: lines.map(({ tail }, at) => property(propertyName(fields[at]?.name ?? ''), tail, 4)),
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
  const needsNew = writes('create') || !isGiven;
  const common = { isPartial: false, hasId: false };
  return [
    ...(needsNew ? [givenView(scope, { ...common, fields: all, domain: `New${names.type}` })] : []),
    ...(isGiven && (writes('replace') || writes('patch'))
      ? [givenView(scope, { ...common, fields: replaced, domain: replacement })]
      : []),
    ...(writes('patch')
      ? [
          givenView(scope, {
            ...common,
            fields: replaced,
            domain: `${names.type}Changes`,
            isPartial: true,
          }),
        ]
      : []),
  ];
}

function fileOf(scope: EntityScope, answers: readonly Piece[], given: readonly Piece[]) {
  const { entity, names } = scope;
  const pieces = [...answers, ...given];
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
        replacement: `${replacementType(entity)}Json`,
      },
    }),
  ];
}

/** `presentation/product-json.ts`: nothing where JSON and domain are the same. */
export function planEntityJson(scope: EntityScope): readonly PlannedFile[] {
  const { entity, model } = scope;
  const needs = needsOf(entity, model);
  const isEmbedded = needs.byIds || needs.by.length > 0;
  const needsRow = isEmbedded && isAnsweredOtherwise(entity) && !isWholeAnswer(entity);
  const answers = [
    ...(answering(scope).isSame ? [] : [answerView(scope)]),
    ...(needsRow ? [rowView(scope, 'Row')] : []),
  ];
  return fileOf(scope, answers, givenViews(scope));
}

/** The same of an owned entity. */
export function planOwnedJson(scope: EntityScope): readonly PlannedFile[] {
  const { entity, names } = scope;
  const fields = storedFields(entity);
  const answers = isAnsweredOtherwise(entity) ? [rowView(scope, '')] : [];
  const isOther = isGivenOtherwise(fields);
  const given = { fields, domain: `New${names.type}`, isPartial: false, hasId: true };
  return fileOf(scope, answers, isOther ? [givenView(scope, given)] : []);
}
