import type { BoundExpression, CallBinding, LocalBinding } from '../model/declaration.ts';
import type { ApplicationCommandScope } from './application-command-scope.ts';
import { rootPort } from './command-calls.ts';
import type { CommandInput } from './command-fields.ts';
import { busPort, clockPort, oncePerPort, unitOfWorkPort } from './command-ports.ts';
import { hasTable } from './entity-fields.ts';
import type { Port } from './entity-service.ts';
import { usesClock } from './expression-names.ts';
import { externalFile } from './external-types.ts';
import { typeName } from './identifiers.ts';
import { camel } from './names.ts';
import { contractFile, domainFile } from './paths.ts';
import { generatedQueries, queryFiles, queryScope } from './query-scope.ts';
import { clientsOf } from './wired.ts';

/** How a handler says the names of its calls. */
export const applicationNames = ({ kind, name }: LocalBinding | CallBinding): string => {
  if (kind === 'input' || kind === 'payload') return `input.${name}`;
  if (kind === 'whole') return 'input';
  return kind === 'now' || kind === 'today' ? `this.#clock.${kind}()` : name;
};

const port = (name: string, type: string, from: string): Port => ({
  name,
  type,
  imports: [{ name: type, from, type: true }],
});

/** The client of another context that commands are sent to. */
export const clientPort = (context: string): Port =>
  port(camel(context), `${context}Client`, contractFile(context));

/** Everything of a context, and of others, that what is written by hand may want. */
export function allPorts(
  scope: Pick<ApplicationCommandScope, 'model' | 'context'>,
): readonly Port[] {
  const { model, context } = scope;
  const roots = [...context.entities.filter(hasTable), ...context.aggregates];
  return [
    unitOfWorkPort,
    clockPort,
    busPort,
    ...roots.map((root) => rootPort(root, scope)),
    ...context.domainServices.map((service) =>
      port(camel(typeName(service)), typeName(service), domainFile(service)),
    ),
    ...context.externals.map((external) =>
      port(camel(typeName(external)), typeName(external), externalFile(external)),
    ),
    ...generatedQueries(context).map((query) => {
      const type = `${query.name}Query`;
      return port(camel(type), type, queryFiles(queryScope(model, context, query)).query);
    }),
    ...clientsOf(context, model).map(({ name }) => clientPort(name)),
  ];
}

/** The conditions and the list of what a message leads to. */
function conditionsOf({ consumed }: ApplicationCommandScope): readonly BoundExpression[] {
  const { when, forEach, body } = consumed ?? {};
  const entries = body?.kind === 'do' ? body.reaction : [];
  return [when, forEach?.of, ...entries.map((one) => one.when)].flatMap((one) => one ?? []);
}

/** What the handler of an application command is made with. */
export function applicationPorts(
  scope: ApplicationCommandScope,
  input: CommandInput,
): readonly Port[] {
  const { body } = scope.command;
  if (body.kind === 'code') return oncePerPort(allPorts(scope));
  const expressions = [
    ...body.calls.flatMap((one) => [one.id ?? [], one.input ?? []].flat()),
    ...conditionsOf(scope),
  ];
  const timed = input.usesClock || expressions.some(usesClock);
  const targets = new Set(body.calls.map(({ context }) => context));
  return [
    unitOfWorkPort,
    ...(timed ? [clockPort] : []),
    ...[...targets].map((name) => (name === scope.context.name ? busPort : clientPort(name))),
  ];
}
