import type { Context } from '../model/context.ts';
import type { BoundExpression, CallBinding, Field, Root } from '../model/declaration.ts';
import type { CommandScope } from './command-scope.ts';
import { entityFiles } from './entity-files.ts';
import { entityNames } from './entity-names.ts';
import { lookupName, type Port } from './entity-service.ts';
import { externalFile } from './external-types.ts';
import { typeName } from './identifiers.ts';
import { camel } from './names.ts';
import { contractFile, domainFile } from './paths.ts';
import { generatedQueries, type QueryScope, queryPort, queryScope } from './query-scope.ts';

/** What an expression calls: the port that it goes to, and the method of it. */
export interface Called {
  readonly port: Port;
  /** @example 'this.#pricing.bulkPrice' */
  readonly callee: string;
}

/** Where a call stands. */
export type Home = Pick<CommandScope, 'model' | 'context'>;

function port(name: string, type: string, from: string): Port {
  return { name, type, imports: [{ name: type, from, type: true }] };
}

const calledOn = (one: Port, method: string): Called => ({
  port: one,
  callee: `this.#${one.name}.${method}`,
});

/** What tells of the rows or instances of a root: its repository, or the other context's look-up. */
export function rootPort(root: Root, { context }: Home): Port {
  const { many, type } = entityNames(root);
  return root.context === context.name
    ? port(many, `${type}Repository`, entityFiles(root).repository)
    : port(many, lookupName(type), contractFile(root.context ?? ''));
}

function getOf(binding: CallBinding, { model, context }: Home): Called | undefined {
  const home = model.contexts.find(({ name }) => name === binding.context);
  const roots: readonly Root[] = [...(home?.entities ?? []), ...(home?.aggregates ?? [])];
  const root = roots.find(({ name }) => name === binding.owner);
  if (root === undefined) return undefined;
  const method = root.kind === 'aggregate' ? 'stateOf' : 'get';
  return calledOn(rootPort(root, { model, context }), method);
}

function serviceOf({ owner, name }: CallBinding, { context }: Home): Called | undefined {
  const service = context.domainServices.find((one) => one.name === owner);
  if (service === undefined) return undefined;
  const type = typeName(service);
  return calledOn(port(camel(type), type, domainFile(service)), name);
}

function externalOf({ owner, name }: CallBinding, { context }: Home): Called | undefined {
  const external = context.externals.find((one) => one.name === owner);
  if (external === undefined) return undefined;
  const type = typeName(external);
  return calledOn(port(camel(type), type, externalFile(external)), name);
}

/** The query that is called, of this context or another. */
export function calledQuery(
  binding: CallBinding,
  { model, context }: Home,
): QueryScope | undefined {
  if (binding.kind !== 'query') return undefined;
  const home = model.contexts.find(({ name }) => name === (binding.context ?? context.name));
  const query = home && generatedQueries(home).find(({ name }) => name === binding.name);
  return query && queryScope(model, home, query);
}

function queryOf(binding: CallBinding, home: Home): Called | undefined {
  const scope = calledQuery(binding, home);
  if (scope === undefined) return undefined;
  const { type, from } = queryPort(scope);
  const isOwn = scope.context.name === home.context.name;
  return calledOn(port(camel(type), type, isOwn ? from : contractFile(scope.context.name)), 'ask');
}

/** Where a call of an expression goes; undefined: it is none that reads. */
export function calledBy(binding: CallBinding, home: Home): Called | undefined {
  switch (binding.kind) {
    case 'get':
      return getOf(binding, home);
    case 'service':
      return serviceOf(binding, home);
    case 'external':
      return externalOf(binding, home);
    case 'query':
      return queryOf(binding, home);
    case 'command':
      return undefined;
  }
}

const isCall = (kind: string): kind is CallBinding['kind'] =>
  ['get', 'service', 'external', 'query', 'command'].includes(kind);

/** All that an expression calls. */
export const callsIn = ({ bindings }: BoundExpression): readonly CallBinding[] =>
  [...bindings.values()].filter((binding): binding is CallBinding => isCall(binding.kind));

/** What an operation of a domain service takes, by position. */
export const calledWith = (
  { kind, owner, name }: CallBinding,
  { domainServices }: Context,
): readonly Field[] =>
  kind === 'service'
    ? (domainServices
        .find((service) => service.name === owner)
        ?.operations.find((operation) => operation.name === name)?.input ?? [])
    : [];
