import { AsyncLocalStorage } from 'node:async_hooks';
import { type Actor, system } from './actor.ts';

/** What every function below a request may know without being handed it. */
export interface CallContext {
  readonly correlationId: string;
  readonly actor: Actor;
  /** The event that this call reacts to. */
  readonly causationId?: string;
}

export const callContext = new AsyncLocalStorage<CallContext>();

/** Who is behind the request being served; outside any request the application itself. */
export function currentActor(): Actor {
  return callContext.getStore()?.actor ?? system;
}
