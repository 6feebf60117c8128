import type { Field } from '../model/declaration.ts';
import type { Event } from '../model/event.ts';
import type { Model } from '../model/model.ts';
import { aggregateFiles } from './aggregate-files.ts';
import { aggregateNames } from './aggregate-names.ts';
import { call, objectCall, statement } from './code-doc.ts';
import type { Doc } from './doc.ts';
import { rowEventFiles, rowEventNames } from './entity-events.ts';
import type { Port } from './entity-service.ts';
import { stringLiteral } from './escape.ts';
import type { EventSource } from './event-source.ts';
import type { Import } from './imports.ts';
import { madeValue } from './made-value.ts';
import { jsonDoc, propertyName } from './schema-text.ts';
import { storedJson } from './stored-json.ts';
import type { Json } from './type-schema.ts';

/** What writes down the events of a source. */
export function codecOf({ id }: EventSource, { contexts }: Model): Import | undefined {
  for (const { aggregates, entities } of contexts) {
    const aggregate = aggregates.find((one) => one.id === id);
    if (aggregate) {
      return { name: aggregateNames(aggregate).codec, from: aggregateFiles(aggregate).codec };
    }
    const entity = entities.find((one) => one.id === id);
    if (entity) return { name: rowEventNames(entity).codec, from: rowEventFiles(entity).codec };
  }
  return undefined;
}

export type Made = ReadonlyMap<string, { readonly field: Field; readonly json: Json }>;

/** An event as it is stored; undefined: no value can be made up for a field. */
export function madeEvent({ idField, fields }: Event): Made | undefined {
  const made = [idField, ...fields].map((field) => ({ field, json: madeValue(field) }));
  if (made.some(({ json }) => json === undefined)) return undefined;
  return new Map(made.map(({ field, json = null }) => [field.name, { field, json }]));
}

/** Its members as they are stored. */
export const storedItems = (made: Made): readonly Doc[] =>
  [...made.values()].map(({ field, json }) => [
    propertyName(field.name),
    ': ',
    jsonDoc(storedJson(field, json)),
  ]);

const testing = (name: string): Import => ({ name, from: '@plinth/runtime/testing' });

/** What stands in the place of a port: a client is nothing but what notes the commands sent to it. */
export function standInOf({ name, type, imports }: Port, indent: number) {
  const isClock = name === 'clock';
  const value = isClock
    ? call('fixedClock', stringLiteral('2026-01-01T00:00:00.000Z'))
    : objectCall({
        callee: `standIn<${type}>`,
        args: [stringLiteral(name)],
        items: ['commands'],
      });
  return {
    statement: statement(`const ${name} =`, [' ', value], indent),
    imports: isClock ? [testing('fixedClock')] : [...imports, testing('standIn')],
  };
}
