/**
 * One promise of a port. Suites are lists of them, so that any test runner can run them:
 *
 * @example
 * for (const { title, run } of cacheContract(make)) it(title, run);
 */
export interface ContractCase {
  readonly title: string;
  run(): Promise<void>;
}

/** What a suite makes anew for each of its cases and closes afterwards. */
export interface Closable {
  close(): Promise<void>;
}

/** Makes each case get its own subject, closed whatever happens. */
export function casesOf<Subject extends Closable>(
  make: () => Promise<Subject>,
  promises: Readonly<Record<string, (subject: Subject) => Promise<void>>>,
): readonly ContractCase[] {
  return Object.entries(promises).map(([title, check]) => ({
    title,
    run: async () => {
      const subject = await make();
      try {
        await check(subject);
      } finally {
        await subject.close();
      }
    },
  }));
}
