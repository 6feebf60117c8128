import { DomainError } from '../domain/index.ts';
import { isObject, readCloudEvent } from './cloud-event.ts';
import type { StoredMessage } from './stored-message.ts';

/** `cloudevents`: a CloudEvent in structured JSON mode. `json`: the bare fields. */
export type MessageFormat = 'cloudevents' | 'json';

/** A message that is not what its channel holds: no repetition mends it. */
export class MalformedMessage extends DomainError {
  constructor(detail: string, options: { readonly cause?: unknown } = {}) {
    super({
      code: 'Malformed',
      status: 422,
      title: 'the message cannot be read',
      detail,
      cause: options.cause,
    });
  }
}

/** What a message says. Throws MalformedMessage. */
export function readMessage(
  message: StoredMessage,
  format: MessageFormat,
): { readonly type: string; readonly data: unknown } {
  const body = parse(message);
  if (format === 'cloudevents') {
    const event = readCloudEvent(body);
    if (event !== undefined) return { type: event.type, data: event.data };
    throw new MalformedMessage(
      'it is no CloudEvent in JSON: specversion 1.0, id, source and type are required',
    );
  }
  if (!isObject(body)) throw new MalformedMessage('it is no JSON object');
  if (message.type !== '') return { type: message.type, data: body };
  throw new MalformedMessage('neither its header nor its field `type` says what it is');
}

function parse({ body, encoding }: StoredMessage): unknown {
  if (encoding === 'base64') throw new MalformedMessage('it is no UTF-8 text');
  try {
    return JSON.parse(body);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new MalformedMessage(`it is no JSON: ${reason}`, { cause: error });
  }
}
