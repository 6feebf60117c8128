import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InternalError } from '../errors.ts';

/** plinth itself, as it lies on this machine. */
export interface OwnPackage {
  readonly folder: string;
  readonly version: string;
}

let own: OwnPackage | undefined;

/** The package that this code belongs to: a clone, or an installed one. */
export function ownPackage(): OwnPackage {
  own ??= findPackage(dirname(fileURLToPath(import.meta.url)));
  return own;
}

function findPackage(folder: string): OwnPackage {
  const file = join(folder, 'package.json');
  if (existsSync(file)) {
    // Our own package.json: name and version are there.
    const { name, version } = JSON.parse(readFileSync(file, 'utf8')) as Record<
      'name' | 'version',
      string
    >;
    if (name === 'plinth') return { folder, version };
  }
  if (dirname(folder) === folder) throw new InternalError('the package.json of plinth is missing');
  return findPackage(dirname(folder));
}
