import type { StreamId } from '../eventsourcing/index.ts';

/**
 * What the events of an aggregate are kept in order by.
 *
 * @example 'shipping.shipment 0194…'
 */
export const streamKey = ({ category, id }: StreamId): string => `${category} ${id}`;

/** The id in such a key. */
export const idInKey = (key: string): string => key.slice(key.indexOf(' ') + 1);
