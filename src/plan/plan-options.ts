import type { MigrationOptions } from './migration.ts';

/** What of an app does not come from its spec. */
export interface PlanOptions {
  /** The generator that runs. */
  readonly plinth: { readonly version: string };
  /** Where the app takes runtime and generator from: a packed file or a published version. */
  readonly packages: {
    readonly kind: 'vendor' | 'registry';
    readonly runtime: string;
    readonly plinth: string;
  };
  /** What is known of the database; undefined: there is none yet. */
  readonly migrations?: MigrationOptions;
  readonly packageManager: 'npm' | 'pnpm' | 'yarn' | 'bun';
}
