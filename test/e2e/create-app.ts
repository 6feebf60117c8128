import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../arch/source.ts';
import { plinth, runIn } from './app.ts';

/**
 * How an app comes by its packages: by `npm install`, as its user does; by links to those of an app
 * that names the same ones, which takes a fiftieth of the time; or not at all.
 */
type Packages = 'installed' | 'linked' | 'none';

/** Creates the app of an example in a fresh folder; a failing one is left there to be looked at. */
export async function createApp(example: string, packages: Packages = 'linked'): Promise<string> {
  const folder = join(mkdtempSync(join(tmpdir(), `plinth-e2e-${example}-`)), example);
  await createAppOf(join(root, 'examples', `${example}.yaml`), folder, packages);
  return folder;
}

/** Creates the app of a spec in a folder that is not there yet. */
export async function createAppOf(
  spec: string,
  folder: string,
  packages: Packages = 'linked',
): Promise<void> {
  const options = packages === 'installed' ? [] : ['--no-install'];
  const { code, output } = await plinth(root, 'new', folder, '--spec', spec, '--yes', ...options);
  if (code !== 0) throw new Error(output);
  if (packages === 'linked') await linkPackages(folder);
}

async function linkPackages(folder: string): Promise<void> {
  const installed = join(tmpdir(), `plinth-packages-${packagesOf(folder)}`);
  const own = join(folder, 'node_modules');
  if (existsSync(installed)) return run(folder, 'cp', '-al', installed, own);
  await run(folder, 'npm', 'install', '--prefer-offline', '--no-audit', '--no-fund');
  const copy = mkdtempSync(`${installed}-`);
  await run(folder, 'cp', '-al', own, join(copy, 'node_modules'));
  try {
    renameSync(join(copy, 'node_modules'), installed);
  } catch (error) {
    // Another test was first.
    if (!existsSync(installed)) throw error;
  } finally {
    rmSync(copy, { recursive: true });
  }
}

/** All that says which packages an app has: what its manifest names, and the archives it brings. */
function packagesOf(folder: string): string {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const hash = createHash('sha256').update(JSON.stringify([dependencies, devDependencies]));
  const archives = join(folder, 'vendor');
  for (const name of readdirSync(archives).sort()) hash.update(readFileSync(join(archives, name)));
  return hash.digest('hex').slice(0, 16);
}

async function run(folder: string, command: string, ...args: string[]): Promise<void> {
  const { code, output } = await runIn(folder, command, ...args);
  if (code !== 0) throw new Error(output);
}
