import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import { objectCall, statement } from './code-doc.ts';
import type { Import } from './imports.ts';
import { camel } from './names.ts';
import type { View } from './planned-file.ts';
import { joined, type Running } from './process-running.ts';
import { hasSubscriptions, isCommandedByOthers } from './reaction-calls.ts';

const from = (source: string, ...names: readonly string[]): readonly Import[] =>
  names.map((name) => ({ name, from: `@plinth/runtime/${source}` }));

/** What runs everything that reacts to events; null: nothing does. */
export function subscriptionsView(running: readonly Running[]): {
  readonly view: View;
  /** What it is held by, in the order in which it is closed. */
  readonly variables: readonly string[];
  readonly imports: readonly Import[];
} | null {
  if (!running.some(({ context }) => hasSubscriptions(context))) return null;
  const subscribed = running.filter(
    ({ context: { policies, consumes, publishes } }) =>
      policies.length + consumes.length + publishes.length > 0,
  );
  const sagas = running.filter(({ context }) => context.sagas.length > 0);
  const processes = running.filter(({ context }) => context.processes.length > 0);
  const others = [
    ...(sagas.length > 0 ? ['sagas.starters'] : []),
    ...(processes.length > 0 ? ['processes.subscriptions'] : []),
  ];
  return {
    view: {
      list: joined(subscribed, 'subscriptions', others),
      sagas: sagas.length > 0 ? joined(sagas, 'sagas') : '',
      processes: processes.length > 0 ? joined(processes, 'processes') : '',
    },
    variables: [
      'subscriptions',
      ...(sagas.length > 0 ? ['sagas'] : []),
      ...(processes.length > 0 ? ['processes'] : []),
    ],
    imports: [
      ...(sagas.length > 0 ? from('saga', 'measureSagas', 'SagaRunner', 'SqlSagaStore') : []),
      ...(processes.length > 0
        ? from('saga', 'measureProcesses', 'ProcessRunner', 'SqlProcessStore')
        : []),
      ...from('events', 'measureSubscriptions', 'SqlSubscriptionStore', 'SubscriptionRunner'),
      ...from('leases', 'SqlLeaseStore'),
    ],
  };
}

/** The variable that holds the bus of a context. */
export const busVariable = ({ name }: Context): string => `${camel(name)}Commands`;

/** The buses that several contexts are given. */
export function busesView(contexts: readonly Context[], model: Model) {
  const shared = contexts.filter((context) => isCommandedByOthers(context, model));
  const options = ['middleware: inside.middleware', 'keyed: inside.keyed'];
  const bus = objectCall({ callee: 'new CommandBus', args: [], items: options });
  return {
    made: shared.map((context) => statement(`const ${busVariable(context)} =`, [' ', bus], 2)),
    imports: shared.length === 0 ? [] : from('cqrs', 'CommandBus'),
  };
}

/** What the client of a context is made with. */
export const clientPorts = (context: Context, model: Model, source: string): string =>
  isCommandedByOthers(context, model)
    ? `{ ...${source}, commands: ${busVariable(context)} }`
    : source;
