import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { PlinthError } from '../errors.ts';
import { errnoOf } from './errno.ts';

export const SPEC_FILE = 'plinth.yaml';

/** Far beyond what a person writes; reading on would only make somebody wait for the complaint. */
const LARGEST_BYTES = 4 * 1024 * 1024;

/** Reads a file of a spec; `path`, from `root` or absolute, is how it is named to the user. */
export function readSource(root: string, path: string = SPEC_FILE): { path: string; text: string } {
  const bytes = readBytes(root, path);
  const text = bytes.toString('utf8');
  if (bytes.includes(0) || text.includes('\uFFFD')) {
    throw new PlinthError('SPEC_NOT_TEXT', `${path} is not a text in UTF-8`, {
      hint: 'a spec is a YAML file, such as plinth.yaml',
    });
  }
  return { path, text };
}

function readBytes(root: string, path: string): Buffer {
  const file = resolve(root, path);
  try {
    const { size } = statSync(file);
    if (size <= LARGEST_BYTES) return readFileSync(file);
  } catch (cause) {
    throw notReadable({ path, root, cause });
  }
  throw new PlinthError('SPEC_TOO_LARGE', `${path} is larger than 4 MB`, {
    hint: 'split it with include: [contexts/*.yaml]',
  });
}

function notReadable(at: { path: string; root: string; cause: unknown }): PlinthError {
  const { path, root, cause } = at;
  const code = errnoOf(cause);
  if (code === 'EISDIR') {
    return new PlinthError('SPEC_IS_FOLDER', `${path} is a folder, not a spec`, {
      hint: `give a file, such as ${path}/${SPEC_FILE}`,
      cause,
    });
  }
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new PlinthError('SPEC_NOT_FOUND', `there is no ${path} in ${root}`, {
      hint:
        path === SPEC_FILE
          ? 'go to the folder of an app, name it with --cwd, or make an app with plinth new'
          : 'give the path of a file that is there',
      cause,
    });
  }
  return new PlinthError('SPEC_UNREADABLE', `${path} cannot be read (${code})`, {
    hint: 'make it readable for you',
    cause,
  });
}
