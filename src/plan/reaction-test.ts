import type { Context } from '../model/context.ts';
import type { BoundExpression, Field, LocalBinding } from '../model/declaration.ts';
import type { Event } from '../model/event.ts';
import type { Model } from '../model/model.ts';
import type { Reaction } from '../model/reaction.ts';
import { aggregateFiles } from './aggregate-files.ts';
import { aggregateNames } from './aggregate-names.ts';
import { call, objectCall, property, statement } from './code-doc.ts';
import { declaredMessage } from './command-message.ts';
import type { Doc } from './doc.ts';
import { rowEventFiles, rowEventNames } from './entity-events.ts';
import type { Port } from './entity-service.ts';
import { stringLiteral } from './escape.ts';
import type { EventSource } from './event-source.ts';
import type { Import } from './imports.ts';
import { madeValue } from './made-value.ts';
import { type Sample, sampleField } from './sample.ts';
import { Unknown } from './sample-equality.ts';
import { evaluate } from './sample-evaluation.ts';
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

/** What a name stands for where that event has happened. */
const namesOf =
  (made: Made) =>
  ({ kind, name }: LocalBinding): Sample => {
    const one = kind === 'payload' ? made.get(name) : undefined;
    if (one === undefined) throw new Unknown();
    if (one.json === null) return null;
    const sample = sampleField(one.field, []);
    if (sample === undefined) throw new Unknown();
    return sample;
  };

/** Whether something holds where that event has happened; undefined: that is not sure. */
export function holdsFor(when: BoundExpression, made: Made): boolean | undefined {
  try {
    return Boolean(evaluate(when, namesOf(made)));
  } catch (error) {
    if (error instanceof Unknown) return undefined;
    throw error;
  }
}

/** The commands that are sent where that event has happened; undefined: that is not sure. */
export function sentFor(
  reaction: Reaction,
  made: Made,
  sender: { readonly model: Model; readonly context: Context },
): readonly Import[] | undefined {
  for (const { when, call: one } of reaction) {
    const holds = when === undefined || holdsFor(when, made);
    if (holds === undefined) return undefined;
    if (holds) return [declaredMessage(one, sender)];
  }
  return [];
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

interface MadeOver {
  /** The class. */
  readonly type: string;
  readonly ports: readonly Port[];
}

/** What makes it over what notes the commands or answers them, as the property `make`. */
export function makingOf({ type, ports }: MadeOver, indent: number) {
  const names = ports.map(({ name }) => name);
  const others = ports
    .filter(({ name }) => name !== 'commands')
    .map((port) => standInOf(port, indent + 2));
  const made: Doc =
    ports.length > 1
      ? objectCall({ callee: `new ${type}`, args: [], items: names })
      : `new ${type}(${names[0] ?? ''})`;
  const param = ports.length === 0 ? '()' : '(commands)';
  const space = ' '.repeat(indent);
  return {
    lines:
      others.length === 0
        ? [property('make', [` ${param} => `, made], indent)]
        : [
            `${space}make: ${param} => {`,
            ...others.map((one) => one.statement),
            statement('return', [' ', made], indent + 2),
            `${space}},`,
          ],
    imports: others.flatMap((one) => one.imports),
  };
}
