import { existsSync } from 'node:fs';
import { loadEnvFile as load } from 'node:process';

/** Reads a file of `NAME=value` lines when there is one; what the environment says already wins. */
export function loadEnvFile(path = '.env'): void {
  if (existsSync(path)) {
    load(path);
  }
}
