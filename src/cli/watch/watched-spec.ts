import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PlinthError } from '../../errors.ts';
import { readSpec } from '../../read-spec.ts';
import type { SpecSource } from '../../spec/source.ts';
import { SPEC_FILE } from '../../workspace/read-source.ts';

/** A spec as it is now. */
export interface Watched {
  /** Differs where any of it does. */
  readonly stamp: string;
  /** The folders in which an edit would be seen. */
  readonly folders: readonly string[];
}

/** The spec of an app with what it includes; one that cannot be read differs, too. */
export async function watchedSpec(cwd: string): Promise<Watched> {
  const hash = createHash('sha256');
  const folders = new Set([cwd]);
  try {
    const source = await readSpec(cwd);
    const files = source.included.flatMap((include) => include.files);
    for (const { path, text } of [source.root, ...files]) hash.update(`${path}\0${text}\0`);
    for (const folder of includeFolders(cwd, source)) folders.add(folder);
  } catch (error) {
    if (!(error instanceof PlinthError)) throw error;
    hash.update(error.message);
  }
  return { stamp: hash.digest('hex'), folders: [...folders] };
}

/** Files of an app as they are now. */
export function watchedFiles(cwd: string, paths: readonly string[]): Watched {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(`${path}\0${textOf(join(cwd, path))}\0`);
  const folders = new Set(paths.map((path) => dirname(join(cwd, path))));
  return { stamp: hash.digest('hex'), folders: [...folders] };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Where files are that are included, and where new ones would be. */
function includeFolders(cwd: string, { included }: SpecSource): readonly string[] {
  const found = included.flatMap(({ files }) => files.map(({ path }) => dirname(join(cwd, path))));
  const starts = included.map(({ pattern }) => {
    const parts = pattern.split('/').slice(0, -1);
    const wild = parts.findIndex((part) => /[*?[\]{}()!]/.test(part));
    return join(cwd, dirname(SPEC_FILE), ...(wild === -1 ? parts : parts.slice(0, wild)));
  });
  return [...found, ...starts.filter(isFolder)];
}

function isFolder(path: string): boolean {
  try {
    readdirSync(path);
    return true;
  } catch {
    return false;
  }
}
