import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { PlinthError } from '../../errors.ts';
import type { Change } from '../../workspace/change.ts';
import { vendored, vendorFile } from '../../workspace/create-settings.ts';
import { ownPackage } from '../../workspace/own-package.ts';

/** The packed runtime and generator, as `npm pack` makes them: files that an app can keep. */
export async function packVendor(): Promise<readonly string[]> {
  const { folder } = ownPackage();
  const runtime = await packRuntime(folder);
  return [runtime, await pack(folder, 'plinth')];
}

/** Puts packed files into the `vendor` folder of an app. */
export function copyVendor(root: string, packed: readonly string[]): void {
  mkdirSync(join(root, 'vendor'), { recursive: true });
  for (const file of packed) copyFileSync(file, join(root, 'vendor', basename(file)));
}

const PACKAGES = ['plinth-runtime', 'plinth'];

/** What brings the packed files of an app to those of the plinth that runs. */
export async function vendorChanges(root: string, reason: string): Promise<readonly Change[]> {
  const held = PACKAGES.flatMap((name) => vendored(root, name));
  const wanted = PACKAGES.map(vendorFile);
  const old = held.filter((path) => !wanted.includes(path));
  const missing = wanted.filter((path) => !held.includes(path));
  const packed = missing.length === 0 ? [] : await packVendor();
  return [
    ...missing.flatMap((path) =>
      packed
        .filter((file) => basename(file) === basename(path))
        .map((file) => ({ kind: 'create', path, reason, bytes: readFileSync(file) }) as const),
    ),
    ...old.map((path) => {
      return { kind: 'delete', path, reason, bytes: readFileSync(join(root, path)) } as const;
    }),
  ];
}

/** From a clone it is packed; an installed plinth carries it along. */
async function packRuntime(folder: string): Promise<string> {
  const source = join(folder, 'src', 'runtime');
  const carried = join(folder, 'dist', vendorFile('plinth-runtime'));
  if (!existsSync(join(source, 'package.json'))) return carried;
  const packed = await pack(source, 'plinth-runtime');
  mkdirSync(join(folder, 'dist', 'vendor'), { recursive: true });
  copyFileSync(packed, carried);
  return packed;
}

/** Packs a package, unless the same content was packed before. */
async function pack(folder: string, name: string): Promise<string> {
  const file = basename(vendorFile(name));
  const cache = cacheFolder(contentHash(folder));
  const packed = join(cache, file);
  if (existsSync(packed)) return packed;
  const { execa } = await import('execa');
  // Packed aside and renamed: another process may look for it at the same time.
  const draft = mkdtempSync(join(cache, 'draft-'));
  try {
    const quiet = ['--loglevel=error', '--no-update-notifier'];
    await execa('npm', ['pack', '--ignore-scripts', ...quiet, '--pack-destination', draft], {
      cwd: folder,
    });
    renameSync(join(draft, file), packed);
  } catch (cause) {
    throw new PlinthError('PACK_FAILED', `npm pack failed for ${name}${reasonOf(cause)}`, {
      hint: 'npm must be on the PATH; or use --registry to take published packages',
      cause,
    });
  }
  return packed;
}

/** What npm itself says, in one line; it knows better than we do. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && error.code === 'ENOENT') return ': npm was not found';
  const said = 'stderr' in error ? String(error.stderr) : error.message;
  const lines = said.split('\n').map((line) => line.replace(/^npm (?:error|ERR!) ?/, '').trim());
  const telling = lines.find(
    (line) => line !== '' && !/^(?:code|syscall|path|dest|errno|npm (?:notice|warn))\b/.test(line),
  );
  return telling === undefined ? '' : `: ${telling}`;
}

function cacheFolder(hash: string): string {
  const home = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  const folder = join(home, 'plinth', hash);
  try {
    mkdirSync(folder, { recursive: true });
    return folder;
  } catch {
    return mkdtempSync(join(tmpdir(), 'plinth-pack-'));
  }
}

function contentHash(folder: string): string {
  const hash = createHash('sha256');
  // Our own package.json: `files` says what is packed.
  const { files } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    files: readonly string[];
  };
  for (const path of ['package.json', ...files.flatMap((entry) => listFiles(folder, entry))]) {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(folder, path)))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 32);
}

function listFiles(folder: string, path: string): readonly string[] {
  if (!existsSync(join(folder, path))) return [];
  return readdirSync(join(folder, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
