import type { Context } from '../model/context.ts';
import type { BoundExpression } from '../model/declaration.ts';
import type { Model } from '../model/model.ts';
import type { Policy } from '../model/policy.ts';
import { allPorts, clientPort } from './application-command-ports.ts';
import { clockPort, oncePerPort } from './command-ports.ts';
import type { Port } from './entity-service.ts';
import { usesClock } from './expression-names.ts';

export const senderPort: Port = {
  name: 'commands',
  type: 'CommandSender',
  imports: [{ name: 'CommandSender', from: '@plinth/runtime/cqrs', type: true }],
};

/** Something that does what it does about an event, where a condition holds. */
export type DoingWhen = Pick<Policy, 'when' | 'body'>;

/** The expressions that it evaluates. */
export function doingExpressions({ when, body }: DoingWhen): readonly BoundExpression[] {
  const reaction = body.kind === 'do' ? body.reaction : [];
  return [when, ...reaction.flatMap((one) => [one.when, one.call.id, one.call.input])].flatMap(
    (one) => one ?? [],
  );
}

/** What it is made with. */
export function doingPorts(
  doing: DoingWhen,
  place: { readonly model: Model; readonly context: Context },
): readonly Port[] {
  const { context } = place;
  const { body } = doing;
  if (body.kind === 'code') {
    const all = allPorts(place);
    const hasBus = context.commands.length + context.aggregates.length > 0;
    return oncePerPort(hasBus ? all : all.filter(({ name }) => name !== 'commands'));
  }
  const targets = new Set(body.reaction.map(({ call }) => call.context));
  const timed = doingExpressions(doing).some(usesClock);
  return [
    ...[...targets].map((name) => (name === context.name ? senderPort : clientPort(name))),
    ...(timed ? [clockPort] : []),
  ];
}
