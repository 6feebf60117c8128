import type { RecordedEvent } from '../eventsourcing/index.ts';
import type { OutgoingMessage } from './message.ts';
import type { Publication } from './publication.ts';

/** The message that says to others what has happened; its id is the event's. */
export function publishedMessage(
  event: RecordedEvent,
  publication: Publication,
  source: string,
): OutgoingMessage {
  const { format, type } = publication;
  const { id, correlationId } = event.meta;
  const key = publication.key(event);
  const data = publication.data(event);
  if (format === 'json') {
    const headers = { 'content-type': 'application/json', type, correlationid: correlationId };
    return { id, key, headers, body: JSON.stringify(data) };
  }
  const headers = { 'content-type': 'application/cloudevents+json', correlationid: correlationId };
  const body = {
    specversion: '1.0',
    id,
    source,
    type,
    time: event.meta.at,
    subject: event.stream.id,
    datacontenttype: 'application/json',
    dataversion: String(publication.version),
    partitionkey: key,
    correlationid: correlationId,
    data,
  };
  return { id, key, headers, body: JSON.stringify(body) };
}
