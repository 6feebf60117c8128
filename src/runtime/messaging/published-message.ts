import type { RecordedEvent } from '../eventsourcing/index.ts';
import type { OutgoingMessage } from './message.ts';
import type { MessageFormat } from './message-format.ts';
import type { Publication } from './publication.ts';

interface About {
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly format: MessageFormat;
  readonly key: string;
  readonly time: string;
  readonly correlationId: string;
  readonly subject?: string;
  readonly version?: number;
}

/** What is said, in the words of a format. */
export function messageOf(about: About, data: object): OutgoingMessage {
  const { id, type, key, format, correlationId: correlationid } = about;
  if (format === 'json') {
    const headers = { 'content-type': 'application/json', type, correlationid };
    return { id, key, headers, body: JSON.stringify(data) };
  }
  const body = {
    specversion: '1.0',
    id,
    source: about.source,
    type,
    time: about.time,
    subject: about.subject,
    datacontenttype: 'application/json',
    dataversion: about.version?.toString(),
    partitionkey: key,
    correlationid,
    data,
  };
  const headers = { 'content-type': 'application/cloudevents+json', correlationid };
  return { id, key, headers, body: JSON.stringify(body) };
}

/** The message that says to others what has happened; its id is the event's. */
export function publishedMessage(
  event: RecordedEvent,
  publication: Publication,
  source: string,
): OutgoingMessage {
  const { type, format, version } = publication;
  const { id, correlationId, at: time } = event.meta;
  const key = publication.key(event);
  const subject = event.stream.id;
  const about = { id, type, format, version, source, key, time, subject, correlationId };
  return messageOf(about, publication.data(event));
}
