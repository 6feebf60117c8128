import type { DocumentedMessage } from '../controllers/asyncapi-types.ts';
import { DomainError } from '../domain/index.ts';
import type { Delivery, EventSubscription } from '../events/index.ts';
import type { RecordedEvent } from '../eventsourcing/index.ts';
import type { Logger } from '../observability/index.ts';
import type { MessageTeller } from './describe-messages.ts';
import type { OutgoingMessage } from './message.ts';
import type { MessageBroker } from './message-broker.ts';
import type { Publication, Publications } from './publication.ts';
import { publishedMessage } from './published-message.ts';

export interface EventPublisherOptions {
  /** Unique and kept: its place in the log is known by it. */
  readonly name: string;
  /** Where the events come from, as CloudEvents say it: `/shop/ordering`. */
  readonly source: string;
  readonly publications: Publications;
}

export interface EventPublisherPorts {
  readonly broker: MessageBroker;
  /** Told when messages cannot be sent, and when they can again. */
  readonly log: Pick<Logger, 'warn' | 'info'>;
}

/** An event cannot be put into words for others: no repetition mends it. */
export class Unpublishable extends DomainError {
  constructor(type: string, { cause }: { readonly cause: unknown }) {
    super({
      code: 'Unpublishable',
      status: 422,
      title: 'the event cannot be published',
      detail: `${type} cannot be published: ${cause instanceof Error ? cause.message : String(cause)}`,
      cause,
    });
  }
}

/**
 * Publishes events of the log, which is the outbox: what is committed is published, at least once and
 * in order for each key, however long the broker is away. What a broker refuses for good is parked as
 * a dead letter and holds up no other.
 *
 * @example
 * class OrderingPublisher extends EventPublisher {
 *   constructor(ports: EventPublisherPorts) {
 *     super(ports, {
 *       name: 'ordering:publisher',
 *       source: '/shop/ordering',
 *       publications: { 'ordering.order': { OrderPaid: publication<OrderPaid>({ … }) } },
 *     });
 *   }
 * }
 */
export class EventPublisher implements EventSubscription, MessageTeller {
  readonly name: string;
  readonly types: EventSubscription['types'];
  /** A broker that is away comes back, and nothing may overtake what waits for it. */
  readonly retry = { attempts: Number.POSITIVE_INFINITY, from: 200, upTo: 5_000 };
  readonly #ports: EventPublisherPorts;
  readonly #options: EventPublisherOptions;
  #failure: unknown;

  constructor(ports: EventPublisherPorts, options: EventPublisherOptions) {
    this.name = options.name;
    this.types = Object.fromEntries(
      Object.entries(options.publications).map(([category, events]) => [
        category,
        Object.keys(events),
      ]),
    );
    this.#ports = ports;
    this.#options = options;
  }

  get messages(): readonly DocumentedMessage[] {
    const { publications, source } = this.#options;
    return Object.values(publications)
      .flatMap((events) => Object.values(events))
      .map(({ channel, type, version, format, schema, description }) => ({
        action: 'send',
        ...{ channel, type, version, format, schema, description, source },
      }));
  }

  keyOf(event: RecordedEvent): string {
    const publication = this.#publicationOf(event);
    try {
      return `${publication.channel.name} ${publication.key(event)}`;
    } catch {
      // It is parked when it is its turn.
      return `${event.stream.category} ${event.stream.id}`;
    }
  }

  async handle(event: RecordedEvent, { signal }: Delivery): Promise<void> {
    const publication = this.#publicationOf(event);
    const message = this.#messageOf(event, publication);
    try {
      await this.#ports.broker.publish(publication.channel, [message], { signal });
      this.#succeed();
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
      throw error;
    }
  }

  /** Throws what the broker has answered last, where it did not take a message: a health check. */
  check(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** Said once, however often it is tried again. */
  #fail(error: unknown): void {
    if (this.#failure === undefined) {
      this.#ports.log.warn({ err: error, publisher: this.name }, 'nothing is published');
    }
    this.#failure = error;
  }

  #succeed(): void {
    if (this.#failure !== undefined) {
      this.#ports.log.info({ publisher: this.name }, 'it publishes again');
    }
    this.#failure = undefined;
  }

  #messageOf(event: RecordedEvent, publication: Publication): OutgoingMessage {
    try {
      return publishedMessage(event, publication, this.#options.source);
    } catch (error) {
      throw new Unpublishable(event.type, { cause: error });
    }
  }

  #publicationOf({ stream, type }: RecordedEvent): Publication {
    const found = this.#options.publications[stream.category]?.[type];
    if (found === undefined) throw new Error(`${stream.category} ${type} is not published`);
    return found;
  }
}
