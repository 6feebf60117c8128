/** Why an external system gave no usable answer. */
export type FailureKind =
  /** It could not be reached, or hung up. */
  | 'network'
  | 'timeout'
  /** It answered with a status that is no success. */
  | 'status'
  /** It answered what nobody can use. */
  | 'reply'
  /** It was not asked: it failed too often before. */
  | 'open';

export interface ExternalFailureInfo {
  readonly external: string;
  readonly kind: FailureKind;
  readonly reason: string;
  readonly status?: number;
  readonly cause?: unknown;
}

/** The cause of an Unavailable, for the log. */
export class ExternalFailure extends Error {
  override readonly name = 'ExternalFailure';
  readonly external: string;
  readonly kind: FailureKind;
  readonly status: number | undefined;

  constructor(info: ExternalFailureInfo) {
    super(`${info.external}: ${info.reason}`, { cause: info.cause });
    this.external = info.external;
    this.kind = info.kind;
    this.status = info.status;
  }

  /** Whether the system itself is in trouble, rather than refusing this one request. */
  get isItsFault(): boolean {
    if (this.kind !== 'status') return this.kind !== 'open';
    return this.status === 429 || (this.status ?? 500) >= 500;
  }

  /** Whether the same request may succeed a moment later. */
  get isTransient(): boolean {
    return this.isItsFault && this.kind !== 'reply';
  }
}
