import type { At } from '../diagnostic.ts';
import type { Field } from './declaration.ts';
import type { Event } from './event.ts';

/** An event that other contexts and the outside may see. */
export interface Publish {
  readonly event: Event;
  /** @example 'ordering.order-paid' */
  readonly as: string;
  readonly channel: string;
  /** The field of the event whose value keeps messages in order. */
  readonly key: Field;
  readonly version: number;
  readonly format: 'cloudevents' | 'json';
  /** A computed one is made from the event. */
  readonly fields: readonly Field[];
  /** What the spec says of it, or else of the event. */
  readonly description: string | undefined;
  readonly at: At;
}
