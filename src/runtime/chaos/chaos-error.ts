/** Why chaos cannot begin: for whoever runs it to mend. */
export class ChaosError extends Error {
  override readonly name = 'ChaosError';
  readonly code: ChaosCode;

  constructor(code: ChaosCode, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

/**
 * `BadOption`: the command line; `NotEmpty`: the database holds something already; `NotStarted`: the app
 * does not start even when nobody kills it; `NothingServed`: it has no route to drive; `PackageMissing`.
 */
export type ChaosCode =
  | 'BadOption'
  | 'NotEmpty'
  | 'NotStarted'
  | 'NothingServed'
  | 'PackageMissing';
