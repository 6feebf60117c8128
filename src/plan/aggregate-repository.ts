import type { Field } from '../model/declaration.ts';
import { scalarOf } from '../model/scalar-of.ts';
import { lookUpFields } from './aggregate-fields.ts';
import { type AggregateScope, aggregateFile } from './aggregate-scope.ts';
import { statesView } from './aggregate-states.ts';
import { classHead } from './class-head.ts';
import { stringLiteral } from './escape.ts';
import { heritage } from './heritage.ts';
import { idTypeOf } from './identifiers.ts';
import { type Import, renderImports } from './imports.ts';
import { pascal } from './names.ts';
import { columnName } from './paths.ts';
import type { PlannedFile } from './planned-file.ts';
import { propertyName } from './schema-text.ts';
import { elementText } from './type-text.ts';

/** A method that finds by a `unique` field. */
export interface LookUp {
  /** @example 'getByUsername' */
  readonly method: string;
  /** The parameter. */
  readonly name: string;
  readonly type: string;
  readonly field: Field;
  readonly imports: readonly Import[];
}

/** @example lookUpName(username) // 'getByUsername' */
export const lookUpName = ({ name }: Pick<Field, 'name'>): string => `getBy${pascal(name)}`;

export const lookUpsOf = ({ aggregate }: AggregateScope): readonly LookUp[] =>
  lookUpFields(aggregate).map((field) => {
    const { text, imports } = elementText(field.type, {
      form: 'domain',
      context: aggregate.context,
    });
    return { method: lookUpName(field), name: field.name, type: text, field, imports };
  });

/** Whether the server counts its ids. */
export const isCounted = ({ aggregate }: AggregateScope): boolean =>
  aggregate.identity.made === 'sequence';

const type = (name: string, from: string): Import => ({ name, from, type: true });

/** `application/account-repository.ts` */
export function planAggregateRepository(scope: AggregateScope): PlannedFile {
  const { aggregate, names, files } = scope;
  const id = idTypeOf(aggregate);
  const lookUps = lookUpsOf(scope);
  const states = statesView(scope);
  const imports = [
    type('AggregateRepository', '@plinth/runtime/eventsourcing'),
    type(names.type, files.domain),
    type(id.name, id.file),
    ...lookUps.flatMap((one) => one.imports),
    ...(states ? [type(names.state, files.state), ...states.imports] : []),
  ];
  return aggregateFile(scope, {
    role: 'repository',
    path: files.repository,
    template: 'application/__aggregate__-repository.ts',
    view: {
      imports: renderImports(imports, files.repository),
      name: names.repository,
      head: heritage(names.repository, `AggregateRepository<${names.type}, ${id.name}>`),
      type: names.type,
      id: id.name,
      isCounted: isCounted(scope),
      lookUps: lookUps.map(({ method, name, type: text }) => ({ method, name, type: text })),
      states,
    },
  });
}

/** A value as the text by which the runtime remembers who has it. */
export function uniqueText({ name, type: of, card }: Field): string {
  const isText = of.kind === 'enum' || !['int', 'number'].includes(scalarOf(of)?.scalar ?? '');
  const value = `state.${name}`;
  if (isText) return value;
  return card === 'optional' ? `${value} === null ? null : String(${value})` : `String(${value})`;
}

/** `infrastructure/event-sourced-account-repository.ts` */
export function planEventSourcedRepository(scope: AggregateScope): PlannedFile {
  const { aggregate, names, files } = scope;
  const id = idTypeOf(aggregate);
  const lookUps = lookUpsOf(scope);
  const unique = aggregate.fields.filter((field) => field.unique);
  const imports = [
    type('Clock', '@plinth/runtime/domain'),
    type('Occasion', '@plinth/runtime/domain'),
    type('EventStore', '@plinth/runtime/eventsourcing'),
    { name: 'EventSourcedRepository', from: '@plinth/runtime/eventsourcing' },
    type(names.repository, files.repository),
    { name: names.type, from: files.domain },
    type(id.name, id.file),
    ...(unique.length > 0 ? [type(names.state, files.state)] : []),
    ...lookUps.flatMap((one) => one.imports),
  ];
  return aggregateFile(scope, {
    role: 'stored-repository',
    path: files.storedRepository,
    template: 'infrastructure/event-sourced-__aggregate__-repository.ts',
    view: {
      imports: renderImports(imports, files.storedRepository),
      head: classHead({
        name: names.storedRepository,
        base: `EventSourcedRepository<${names.type}, ${id.name}>`,
        port: names.repository,
      }),
      type: names.type,
      id: id.name,
      kind: stringLiteral(names.kind),
      category: stringLiteral(names.category),
      state: names.state,
      unique: unique.map((field) => `${propertyName(field.name)}: ${uniqueText(field)}`),
      isNumbered: scalarOf(aggregate.identity.field.type)?.scalar === 'int',
      isCounted: isCounted(scope),
      lookUps: lookUps.map(({ method, name, type: text, field }) => ({
        method,
        name,
        type: text,
        field: stringLiteral(field.name),
        value: ['int', 'number'].includes(scalarOf(field.type)?.scalar ?? '')
          ? `String(${name})`
          : name,
      })),
    },
  });
}

/** The columns of each unique index, as SQL names them, and the field that is to blame. */
export function uniqueColumns({ aggregate }: AggregateScope) {
  const single = aggregate.fields.filter(({ unique }) => unique);
  const composite = aggregate.indexes.filter(({ unique }) => unique).map(({ columns }) => columns);
  return [
    ...single.map(({ name, wire }) => ({
      key: propertyName(columnName(name)),
      value: stringLiteral(wire),
    })),
    ...composite.map((columns) => ({
      key: propertyName(columns.map(({ field }) => columnName(field.name)).join(', ')),
      value: `[${columns.map(({ field }) => stringLiteral(field.wire)).join(', ')}]`,
    })),
  ];
}
