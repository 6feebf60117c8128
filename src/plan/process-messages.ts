import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import { objectCall, property, statement } from './code-doc.ts';
import { channelDoc } from './consumer-scope.ts';
import type { Doc } from './doc.ts';
import { stringLiteral } from './escape.ts';
import type { Import } from './imports.ts';
import { brackets } from './layout.ts';
import type { View } from './planned-file.ts';

const messaging = (name: string, type = false): Import => ({
  name,
  from: '@plinth/runtime/messaging',
  type,
});

/** Whether messages come in. */
export const receivesMessages = ({ contexts }: Pick<Model, 'contexts'>): boolean =>
  contexts.some(({ consumes }) => consumes.length > 0);

/** Whether messages come in or go out. */
export const hasMessages = ({ contexts }: Pick<Model, 'contexts'>): boolean =>
  contexts.some(({ consumes, publishes }) => consumes.length + publishes.length > 0);

/** What is closed when: nothing comes in any more before what handles it ends, and that before the broker. */
export const closedAround = (
  app: Pick<Model, 'contexts'>,
  handling: readonly string[],
): readonly string[] => [
  ...(receivesMessages(app) ? ['receiver'] : []),
  ...handling,
  ...(hasMessages(app) ? ['broker'] : []),
];

/** What carries messages between processes; null: none are. */
export function messagesView(
  contexts: readonly Context[],
  schemas: Doc,
  { app }: Model,
): {
  readonly view: View;
  /** What it is told from outside. */
  readonly settings: readonly string[];
  readonly imports: readonly Import[];
} | null {
  if (!hasMessages({ contexts })) return null;
  const consumed = contexts.flatMap(({ consumes }) => consumes);
  const isReceiving = consumed.length > 0;
  const channels = brackets({ open: '[', close: ']', items: consumed.map(channelDoc) });
  const open = objectCall({
    callee: 'openBroker',
    args: [],
    items: [
      'url: ports.settings.brokerUrl',
      'events',
      isReceiving ? 'channels' : 'channels: []',
      `name: ${stringLiteral(app.name)}`,
    ],
  });
  return {
    view: {
      channels: isReceiving
        ? statement('const channels: readonly Channel[] =', [' ', channels], 0)
        : '',
      opened: statement('const broker = await', [' ', open], 2),
      checks: isReceiving
        ? property('messageChecks', [' ', ['new MessageChecks(', schemas, ')']], 4)
        : '',
      group: stringLiteral(app.name),
    },
    settings: ['brokerUrl'],
    imports: [
      messaging('describeMessages'),
      messaging('openBroker'),
      ...(isReceiving
        ? [
            messaging('Channel', true),
            ...['channelCodec', 'MessageChecks', 'MessageReceiver'].map((name) => messaging(name)),
          ]
        : []),
    ],
  };
}
