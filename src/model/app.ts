export interface App {
  /** kebab-case */
  readonly name: string;
  readonly description: string | undefined;
}
