/** What every command takes. */
export interface CommonOptions {
  /** Print JSON, for programs. */
  readonly json?: boolean;
  /** Print errors only. */
  readonly quiet?: boolean;
  /** The folder to work in. */
  readonly cwd: string;
}
