/** What every command takes. */
export interface CommonOptions {
  /** Print JSON, for programs. */
  readonly json?: boolean;
  /** Print errors only. */
  readonly quiet?: boolean;
  /** The folder to work in. */
  readonly cwd: string;
}

/** How the answer is shown. */
export interface AnswerOptions extends Pick<CommonOptions, 'json' | 'quiet'> {
  /** The JSON is one document of many, each in a line of its own. */
  readonly isLine?: boolean;
}
