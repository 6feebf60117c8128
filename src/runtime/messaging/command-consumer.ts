import type { DocumentedMessage } from '../controllers/asyncapi-types.ts';
import type { JsonSchema } from '../controllers/json-schema.ts';
import type { Command, CommandSender } from '../cqrs/index.ts';
import type { Logger } from '../observability/index.ts';
import type { MessageTeller } from './describe-messages.ts';
import type { MessageChecks } from './message-checks.ts';
import { MessageConsumer, type MessageConsumerOptions } from './message-consumer.ts';

export interface CommandConsumerPorts {
  readonly commands: CommandSender;
  readonly messageChecks: MessageChecks;
  readonly log: Pick<Logger, 'warn'>;
}

export interface CommandConsumerOptions
  extends Omit<MessageConsumerOptions, 'messages' | 'onDropped'> {
  /** False: what is rejected is dropped and logged. Default true. */
  readonly deadLetter?: boolean;
}

/** How messages of one type become commands. */
export interface CommandOfMessage<Json> {
  readonly type: string;
  /** What does not match is rejected. */
  readonly schema: JsonSchema;
  readonly command: (json: Json) => Command<unknown>;
  /** What tells one from its repeats; the id of the message, where it says nothing or is absent. */
  readonly once?: (json: Json) => string | number | boolean | null | undefined;
}

/**
 * Makes a command of each message. The command carries a key, so that its effect and the record that
 * it was handled are one transaction, and a message that comes again changes nothing.
 *
 * @example
 * class OrderCommandsConsumer extends CommandConsumer {
 *   constructor(ports: CommandConsumerPorts) {
 *     super(ports, { name: 'ordering.order-commands', channel: { name: 'order_commands', kind: 'queue' } });
 *     this.on({ type: 'create_order', schema, command: (json: CreateOrderFields) => new CreateOrderCommand(json) });
 *   }
 * }
 */
export class CommandConsumer extends MessageConsumer implements MessageTeller {
  readonly messages: DocumentedMessage[] = [];
  readonly #ports: CommandConsumerPorts;
  readonly #options: Pick<MessageConsumerOptions, 'channel' | 'format'>;

  constructor(
    ports: CommandConsumerPorts,
    { deadLetter = true, ...options }: CommandConsumerOptions,
  ) {
    const { log } = ports;
    super({
      ...options,
      ...(!deadLetter && {
        onDropped: (error, message) => log.warn({ err: error, ...message }, 'a message is dropped'),
      }),
    });
    this.#ports = ports;
    this.#options = options;
  }

  protected on<Json>({ type, schema, command, once }: CommandOfMessage<Json>): void {
    const { commands, messageChecks } = this.#ports;
    const { channel, format = 'cloudevents' } = this.#options;
    this.messages.push({ action: 'receive', channel, type, format, schema });
    this.handleChecked<Json>(type, messageChecks.of(schema), (json, { key }) => {
      const said = once?.(json) ?? undefined;
      return commands.send(command(json), {
        key: said === undefined ? key : `${this.name}:${type}:${said}`,
      });
    });
  }
}
