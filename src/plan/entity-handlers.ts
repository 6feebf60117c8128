import { answering } from './entity-answer.ts';
import { replacementType } from './entity-domain.ts';
import { inputFields } from './entity-fields.ts';
import { entityFiles } from './entity-files.ts';
import { isGivenOtherwise } from './entity-json-field.ts';
import type { EntityScope } from './entity-scope.ts';
import { fitted } from './fitted.ts';
import { camel } from './names.ts';
import { properties } from './parameters.ts';
import { propertyName } from './schema-text.ts';

/** The type arguments of a route that changes a row. */
function generics(id: string, body: string): string {
  const members = [`Params: { id: ${id} }`, `Body: ${body}`];
  const flat = `<{ ${members.join('; ')} }>`;
  if (`    app.patch${flat}(`.length <= 100) return flat;
  return `<{\n${members.map((member) => `      ${member};\n`).join('')}    }>`;
}

/** How the handlers read requests: types of bodies, and expressions over `request.body`. */
export function requestView(scope: EntityScope) {
  const { entity, names } = scope;
  const isOther = isGivenOtherwise(inputFields(entity));
  const key = entity.http?.envelope?.one;
  const source = key === undefined ? 'request.body' : `request.body.${key}`;
  const reading = (domain: string) => {
    const type = isOther ? `${domain}Json` : domain;
    return {
      type: key === undefined ? type : `{ ${key}: ${type} }`,
      generics: generics(names.id, key === undefined ? type : `{ ${key}: ${type} }`),
      read: isOther ? `${camel(domain)}FromJson(${source})` : source,
      imports: isOther
        ? [
            { name: type, from: entityFiles(entity).json, type: true },
            { name: `${camel(domain)}FromJson`, from: entityFiles(entity).json },
          ]
        : [{ name: domain, from: entityFiles(entity).domain, type: true }],
    };
  };
  return {
    create: reading(`New${names.type}`),
    replace: reading(replacementType(entity)),
    patch: reading(`${names.type}Changes`),
  };
}

/** How the handlers answer: expressions over `value`, a row, and `page`, several. */
export function answerView(scope: EntityScope) {
  const { entity, names } = scope;
  const form = answering(scope);
  const { list, http } = entity;
  const actor = form.usesActor ? ', request.actor' : '';
  const row = form.isClass
    ? `await this.#answers.one(value${actor})`
    : form.isSame
      ? 'value'
      : `${form.toJson}(value${actor})`;
  const rows = list.page === undefined ? 'rows' : 'page.items';
  const isPlain = form.isSame || form.isClass;
  const many = form.isClass ? `await this.#answers.many(${rows}${actor})` : rows;
  const item = isPlain ? names.one : `${form.toJson}(${names.one}${actor})`;
  const items = list.sparse
    ? fitted`${form.isClass ? 'items' : many}.map((${names.one}) =>‹·pickFields(${item}, fields)›)`
    : isPlain
      ? many
      : actor === ''
        ? `${many}.map(${form.toJson})`
        : fitted`${many}.map((${names.one}) =>‹·${item}›)`;
  const key = http?.envelope?.many ?? list.envelope.items;
  const isUsual = key === 'items' && list.envelope.total === 'total';
  return {
    row: http?.envelope === undefined ? row : properties([`${http.envelope.one}: ${row}`]),
    isAwaited: form.isClass,
    isPaged: list.page !== undefined,
    isUsual,
    isSameList: isUsual && form.isSame && !list.sparse,
    isSameItems: form.isSame && !list.sparse,
    usesActor: form.usesActor,
    many: form.isClass && list.sparse ? many : '',
    items,
    key: propertyName(key),
    total: propertyName(list.envelope.total),
    isWrapped: http?.envelope !== undefined,
    sparse: list.sparse ? `${camel(names.type)}Fields` : '',
  };
}
