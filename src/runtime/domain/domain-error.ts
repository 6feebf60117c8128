/** Path of a field (`price.amount`, `images.0.url`; `''` is the whole) -> what is wrong with it. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>;

export interface DomainErrorInfo {
  /** The error's name in answers, such as `OutOfStock`. */
  readonly code: string;
  /** The HTTP status it is answered with. */
  readonly status: number;
  /** The same words for every case. */
  readonly title: string;
  /** This case in a sentence; the title when there is nothing more to say. */
  readonly detail?: string | undefined;
  readonly fields?: FieldErrors | undefined;
  readonly cause?: unknown;
}

const brand = Symbol.for('plinth.DomainError');

/**
 * A refusal that the caller is told about, as opposed to a fault of ours.
 *
 * @example
 * export class OutOfStock extends DomainError {
 *   constructor(detail?: string) {
 *     super({ code: 'OutOfStock', status: 409, title: 'not enough stock', detail });
 *   }
 * }
 */
export class DomainError extends Error {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly fields: FieldErrors | undefined;

  constructor(info: DomainErrorInfo) {
    const detail = info.detail ?? info.title;
    super(detail, info.cause === undefined ? undefined : { cause: info.cause });
    this.name = info.code;
    this.code = info.code;
    this.status = info.status;
    this.title = info.title;
    this.detail = detail;
    this.fields = info.fields;
  }

  get [brand](): true {
    return true;
  }
}

/** Told by a brand, not by the class, so that two copies of this package agree. */
export function isDomainError(error: unknown): error is DomainError {
  return typeof error === 'object' && error !== null && brand in error;
}
