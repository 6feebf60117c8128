import { callContext } from '../auth/index.ts';

/** The id of the request being served, to be handed on with every call it causes. */
export function currentCorrelationId(): string | undefined {
  return callContext.getStore()?.correlationId;
}
