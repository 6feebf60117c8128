/** A problem that the user can do something about: exit code 1, never a stack trace. */
export class PlinthError extends Error {
  override readonly name: string = 'PlinthError';
  readonly code: string;
  /** What to do about it. */
  readonly hint: string;

  constructor(code: string, message: string, options: { hint: string; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.code = code;
    this.hint = options.hint;
  }
}

/** Our own fault: exit code 2, and the only error that is shown with its stack. */
export class InternalError extends Error {
  override readonly name = 'InternalError';
}
