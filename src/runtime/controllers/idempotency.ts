import type { UnitOfWork } from '../services/index.ts';

/** An answer that a repeat of the request will get again. */
export interface KeptAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface KeptRequest {
  /** Who asked for what: keys of different actors or routes never meet. */
  readonly scope: string;
  readonly key: string;
  /** A digest of the request: the same key may not stand for another one. */
  readonly fingerprint: string;
  readonly answer: KeptAnswer;
}

/** Where answers are kept; called inside the unit of work of the effect they belong to. */
export interface IdempotencyStore {
  find(scope: string, key: string): Promise<KeptRequest | undefined>;
  save(request: KeptRequest): Promise<void>;
}

export interface Idempotency {
  readonly store: IdempotencyStore;
  readonly unitOfWork: UnitOfWork;
}
