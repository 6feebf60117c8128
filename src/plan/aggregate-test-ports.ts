import { isStateStored } from './aggregate-fields.ts';
import { isCounted, lookUpsOf, uniqueText } from './aggregate-repository.ts';
import type { AggregateScope } from './aggregate-scope.ts';
import { call, objectCall } from './code-doc.ts';
import { commandInputOf } from './command.ts';
import { rootPort } from './command-calls.ts';
import { handlerPorts, oncePerPort } from './command-ports.ts';
import type { CommandScope } from './command-scope.ts';
import { type Doc, group, ifBreak, indent, join, line, printDoc, softline } from './doc.ts';
import { referencesIn } from './entity-references.ts';
import type { Port } from './entity-service.ts';
import { stringLiteral } from './escape.ts';
import { idTypeOf, typeName } from './identifiers.ts';
import type { Import } from './imports.ts';
import { camel } from './names.ts';
import { domainFile } from './paths.ts';
import { propertyName } from './schema-text.ts';

interface Code {
  readonly doc: Doc;
  readonly imports: readonly Import[];
}

const testing = (name: string): Import => ({ name, from: '@plinth/runtime/testing' });

/** Whether the repository in memory needs methods of its own, and with them a class. */
const hasOwnMethods = (scope: AggregateScope): boolean =>
  isStateStored(scope.aggregate) && (lookUpsOf(scope).length > 0 || isCounted(scope));

/** The class of the repository in memory; null: that of the runtime does. */
export function memoryRepository(scope: AggregateScope) {
  if (!hasOwnMethods(scope)) return { view: null, imports: [] };
  const { names, files, aggregate } = scope;
  const lookUps = lookUpsOf(scope);
  const id = idTypeOf(aggregate).name;
  const methods = [
    ...lookUps.map(({ method, name, type, field }) => ({
      head: `${method}(${name}: ${type}): Promise<${names.type}>`,
      value: `this.getBy(${stringLiteral(field.name)}, ${type === 'number' ? `String(${name})` : name})`,
    })),
    ...(isCounted(scope) ? [{ head: `nextId(): Promise<${id}>`, value: 'this.nextNumber()' }] : []),
  ];
  return {
    view: { port: names.repository, methods },
    imports: [
      { name: names.repository, from: files.repository, type: true },
      ...lookUps.flatMap((one) => one.imports),
    ],
  };
}

function stateStored(scope: AggregateScope): Code {
  const { aggregate, names, files } = scope;
  const id = idTypeOf(aggregate).name;
  const unique = aggregate.fields.filter((field) => field.unique);
  const values = unique.map((field) => `${propertyName(field.name)}: ${uniqueText(field)}`);
  const items = [
    'engines',
    `kind: ${stringLiteral(names.kind)}`,
    `category: ${names.codec}.category`,
    `make: (id, occasion) => new ${names.type}(id, occasion)`,
    ...(values.length > 0 ? [`unique: (state) => ({ ${values.join(', ')} })`] : []),
  ];
  return {
    doc: hasOwnMethods(scope)
      ? objectCall({ callee: `new Memory${names.repository}`, args: [], items })
      : genericCall('new MemoryAggregateRepository', [names.type, id], items),
    imports: [testing('MemoryAggregateRepository'), { name: names.type, from: files.domain }],
  };
}

/** Arguments of the type break, too, where the line up to the object has no room. */
const genericCall = (callee: string, types: readonly Doc[], items: readonly Doc[]): Doc => [
  `${callee}<`,
  group([indent(softline, join([',', line], types)), softline]),
  '>(',
  group(['{', indent(line, join([',', line], items)), ifBreak(','), line, '}']),
  ')',
];

function ownRepository(scope: AggregateScope, isReferred: boolean): Code {
  const { names, files } = scope;
  const made: Code = isStateStored(scope.aggregate)
    ? stateStored(scope)
    : {
        doc: call(`new ${names.storedRepository}`, 'engines'),
        imports: [{ name: names.storedRepository, from: files.storedRepository }],
      };
  if (!isReferred) return made;
  return {
    doc: call('Object.assign', made.doc, 'everyReference'),
    imports: [...made.imports, testing('everyReference')],
  };
}

function standIn({ name, type, imports }: Port, isReferred: boolean): Code {
  const args = [stringLiteral(name), ...(isReferred ? ['everyReference'] : [])];
  return {
    doc: call(`standIn<${type}>`, ...args),
    imports: [...imports, testing('standIn'), ...(isReferred ? [testing('everyReference')] : [])],
  };
}

/** What `memoryEngines` brings. */
const engines = new Set(['unitOfWork', 'handled', 'clock']);

/** What the handlers of some commands are made with, beside the engines: a property each. */
export function testPorts(scope: AggregateScope, scopes: readonly CommandScope[]) {
  const { context, names } = scope;
  const referred = new Set(
    scopes.flatMap((one) =>
      referencesIn(one.command.input, 'input').map(({ target }) => rootPort(target, one).name),
    ),
  );
  const asked = oncePerPort([
    rootPort(scope.aggregate, scope),
    ...scopes.flatMap((one) => handlerPorts(one, commandInputOf(one))),
  ]);
  const made = asked
    .filter(({ name }) => !engines.has(name))
    .map((port) => {
      const service = context.domainServices.find((one) => camel(typeName(one)) === port.name);
      const isReferred = referred.has(port.name);
      const code: Code =
        port.name === names.many
          ? ownRepository(scope, isReferred)
          : service
            ? {
                doc: `new ${typeName(service)}()`,
                imports: [{ name: typeName(service), from: domainFile(service) }],
              }
            : standIn(port, isReferred);
      return { name: port.name, ...code };
    });
  const portLine = (doc: Doc): string => `    ${printDoc(doc, { indent: 4, after: ',' })},`;
  return {
    lines: made.map(({ name, doc }) => portLine([name, ': ', doc])),
    imports: made.flatMap(({ imports }) => imports),
  };
}
