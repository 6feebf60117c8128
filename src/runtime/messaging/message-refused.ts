import { DomainError } from '../domain/index.ts';

/** The broker does not take a message, however often it is sent. */
export class MessageRefused extends DomainError {
  constructor(channel: string, { cause }: { readonly cause: unknown }) {
    super({
      code: 'MessageRefused',
      status: 422,
      title: 'the broker does not take the message',
      detail: `${channel} does not take it: ${cause instanceof Error ? cause.message : String(cause)}`,
      cause,
    });
  }
}
