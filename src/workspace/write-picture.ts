import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { PlinthError } from '../errors.ts';
import { errnoOf } from './errno.ts';

interface Picture {
  readonly text: string;
  /** Stands near the top of every picture: a file without it was made by somebody else. */
  readonly mark: string;
}

/** Writes a picture; in place of an older one, but of nothing else. `shown` is how the user names it. */
export function writePicture(file: string, { text, mark }: Picture, shown: string): void {
  try {
    if (existsSync(file) && !readFileSync(file, 'utf8').slice(0, 400).includes(mark)) {
      throw new PlinthError('OUT_FOREIGN', `${shown} is there already, and no picture of plinth`, {
        hint: 'nothing was written; name another file with --out, or remove this one',
      });
    }
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (cause) {
    const code = errnoOf(cause);
    if (code === '') throw cause;
    throw new PlinthError('OUT_UNWRITABLE', `${shown} cannot be written (${code})`, {
      hint: 'name a file in a folder that you may write to with --out',
      cause,
    });
  }
}
