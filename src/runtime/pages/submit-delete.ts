import type { FastifyReply, FastifyRequest } from 'fastify';
import { isDomainError } from '../domain/index.ts';
import type { ExpectedVersion } from '../services/index.ts';
import type { Html } from './html.ts';
import { sendPage } from './send-page.ts';
import { expectedVersion, valuesOf } from './submit-form.ts';

export interface Deletion {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly title: string;
  readonly remove: (expected: ExpectedVersion | undefined) => Promise<void>;
  /** Where to go once it is gone. */
  readonly location: string;
  /** Shows the question again, with why it could not be done. */
  readonly again: (problem: string) => Html | Promise<Html>;
}

/** Deletes, or says on the same page why that is not possible (something still refers to it). */
export async function submitDelete(deletion: Deletion): Promise<unknown> {
  const { request, reply } = deletion;
  try {
    await deletion.remove(expectedVersion(valuesOf(request.body)));
    return reply.redirect(deletion.location, 303);
  } catch (error) {
    if (!isDomainError(error) || (error.status !== 409 && error.status !== 412)) {
      throw error;
    }
    reply.code(error.status);
    return sendPage(reply, deletion.title, await deletion.again(error.detail));
  }
}
