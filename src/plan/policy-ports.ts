import type { BoundExpression } from '../model/declaration.ts';
import { allPorts, clientPort } from './application-command-ports.ts';
import { clockPort, oncePerPort } from './command-ports.ts';
import type { Port } from './entity-service.ts';
import { usesClock } from './expression-names.ts';
import type { PolicyScope } from './policy-scope.ts';

export const senderPort: Port = {
  name: 'commands',
  type: 'CommandSender',
  imports: [{ name: 'CommandSender', from: '@plinth/runtime/cqrs', type: true }],
};

/** The expressions that a policy evaluates. */
export function policyExpressions({ policy }: PolicyScope): readonly BoundExpression[] {
  const { when, body } = policy;
  const reaction = body.kind === 'do' ? body.reaction : [];
  return [when, ...reaction.flatMap((one) => [one.when, one.call.id, one.call.input])].flatMap(
    (one) => one ?? [],
  );
}

/** What a policy is made with. */
export function policyPorts(scope: PolicyScope): readonly Port[] {
  const { policy, context } = scope;
  const { body } = policy;
  if (body.kind === 'code') {
    const all = allPorts(scope);
    const hasBus = context.commands.length + context.aggregates.length > 0;
    return oncePerPort(hasBus ? all : all.filter(({ name }) => name !== 'commands'));
  }
  const targets = new Set(body.reaction.map(({ call }) => call.context));
  const timed = policyExpressions(scope).some(usesClock);
  return [
    ...[...targets].map((name) => (name === context.name ? senderPort : clientPort(name))),
    ...(timed ? [clockPort] : []),
  ];
}
