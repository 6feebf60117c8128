import type { Consume } from '../model/consume.ts';
import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import type { Route } from '../model/route.ts';
import {
  type ApplicationCommandScope,
  applicationCommandScopes,
} from './application-command-scope.ts';
import type { Requested } from './command-request.ts';
import { type Doc, line } from './doc.ts';
import { stringLiteral } from './escape.ts';
import { brackets } from './layout.ts';
import { kebab, pascal } from './names.ts';
import { contextFolder } from './paths.ts';

/** A channel that a context consumes, with all that its files are planned from. */
export interface ConsumerScope {
  readonly model: Model;
  readonly context: Context;
  readonly consume: Consume;
  /** @example 'OrderCommandsConsumer' */
  readonly type: string;
  /** What its place in the channel is kept under. @example 'ordering.order-commands' */
  readonly name: string;
  readonly file: string;
  /** Where the functions are that read its messages. */
  readonly readers: string;
  readonly controller: { readonly type: string; readonly file: string };
  /** The commands that its messages become. */
  readonly commands: readonly ApplicationCommandScope[];
}

/** What it is kept under how far it has come. @example 'ordering.create-order' */
export const consumerName = (context: string, channel: string): string =>
  `${kebab(context)}.${kebab(channel)}`;

export function consumerScopes(model: Model, context: Context): readonly ConsumerScope[] {
  const commands = applicationCommandScopes(model, context);
  const folder = contextFolder(context.name);
  return context.consumes.map((consume) => {
    const own = kebab(consume.name);
    const controller = `${pascal(consume.name)}ChannelController`;
    return {
      model,
      context,
      consume,
      type: `${pascal(consume.name)}Consumer`,
      name: consumerName(context.name, consume.name),
      file: `${folder}/infrastructure/consumers/${own}.ts`,
      readers: `${folder}/infrastructure/consumers/${own}-messages.ts`,
      controller: {
        type: controller,
        file: `${folder}/presentation/${own}-channel-controller.ts`,
      },
      commands: commands.filter(
        ({ consumed }) => consumed !== undefined && consume.messages.includes(consumed),
      ),
    };
  });
}

/** A message is sent as a body, whatever route it may have. */
const asBody = ({ at }: Consume): Route => ({
  method: 'POST',
  path: '',
  params: [],
  status: 202,
  envelope: undefined,
  at,
});

/** A message as what is read of a request; `http`: of the route that enqueues it. */
export const requestedOf = (
  { command, context, file }: ApplicationCommandScope,
  { consume, readers }: ConsumerScope,
  http: Route = asBody(consume),
): Requested => ({
  name: command.name,
  input: command.input,
  partial: false,
  http,
  context: context.name,
  file,
  requests: readers,
  root: undefined,
});

/** @example "{ name: 'order_commands', kind: 'queue' }" */
export const channelDoc = ({ name, delivery }: Pick<Consume, 'name' | 'delivery'>): Doc =>
  brackets({
    open: '{',
    close: '}',
    items: [`name: ${stringLiteral(name)}`, `kind: '${delivery}'`],
    space: line,
  });
