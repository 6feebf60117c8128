import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../database/index.ts';
import type { ChaosApp } from './chaos-app.ts';
import { ChaosError } from './chaos-error.ts';
import { tablesIn } from './kept-tables.ts';

/** Where the app works meanwhile. */
export interface Scratch {
  readonly databaseUrl: string;
  /** The settings that lead there. */
  readonly env: Readonly<Record<string, string>>;
  /** What is said of it. */
  readonly told: string;
  /** Takes away what was made for it. */
  readonly remove: () => Promise<void>;
}

/**
 * A database that is empty: that of the environment, or a file of its own. What a file of settings says
 * is not asked: that is somebody's own. Throws ChaosError.
 */
export async function openScratch({ schemas, settings }: ChaosApp): Promise<Scratch> {
  const { database: name, broker } = settings;
  const given = process.env[name];
  const brokerUrl = broker === undefined ? undefined : (process.env[broker] ?? 'embedded');
  const brokerEnv = broker && brokerUrl ? { [broker]: brokerUrl } : {};
  const carried =
    brokerUrl && brokerUrl !== 'embedded' ? `, messages by ${placeOf(brokerUrl)}` : '';
  if (given !== undefined && given !== '') {
    await requireEmpty(given, { schemas, name });
    return {
      databaseUrl: given,
      env: { ...brokerEnv, [name]: given },
      told: `the database ${placeOf(given)}${carried}`,
      remove: async () => undefined,
    };
  }
  const folder = await mkdtemp(join(tmpdir(), 'plinth-chaos-'));
  const file = join(folder, 'chaos.db');
  return {
    databaseUrl: file,
    env: { ...brokerEnv, [name]: file },
    told: `the database ${file}${carried}`,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function requireEmpty(
  url: string,
  { schemas, name }: { readonly schemas: readonly string[]; readonly name: string },
): Promise<void> {
  const database = await openDatabase({ url, schemas });
  try {
    const { size } = await tablesIn(database);
    if (size === 0) return;
    throw new ChaosError(
      'NotEmpty',
      `the database ${placeOf(url)} has ${size} tables already, and chaos writes whatever comes to its mind. Set ${name} to an empty one, or leave it unset: then a file is made for it.`,
    );
  } finally {
    await database.close();
  }
}

/** Without name and password. */
function placeOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}
