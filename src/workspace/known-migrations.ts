import { lastGeneration } from './last-generation.ts';
import type { Lock } from './lock.ts';
import type { Generated } from './reconcile-input.ts';
import { unpackFor } from './unpack-for.ts';

const pathOf = (name: string): string => `src/migrations/${name}.ts`;

const FIRST = pathOf('0001-initial');

/** What a lock remembers of the database. One that is older remembers the first migration's text. */
export function knownMigrations({ migrations, stored, files }: Lock) {
  const [base] = files.get(FIRST)?.bases ?? [];
  const isOlder = migrations.size === 0 && base !== undefined;
  return { migrations, stored, initial: isOlder ? unpackFor(FIRST, base) : undefined };
}

/** The migrations that were generated before, as they were: none is ever generated again. */
export function migrationFiles(lock: Lock, names: Iterable<string>): readonly Generated[] {
  const paths = new Set([...names].map(pathOf));
  return lastGeneration(lock, (path) => paths.has(path));
}

const KEPT = 'kept ';

/** What the database keeps out of use, as the lock remembers that it was told. */
export const keptNames = (kept: readonly string[]): readonly string[] =>
  kept.map((name) => KEPT + name);

/** What is kept since this run. */
export const newlyKept = ({ stored }: Lock, kept: readonly string[]): readonly string[] =>
  kept.filter((name) => !stored.has(KEPT + name));
