import { PlinthError } from '../errors.ts';
import { errnoOf } from './errno.ts';

/** The system refused to write a file of a run that was committed. */
export class RefusedWrite extends Error {
  readonly path: string;

  constructor(path: string, cause: unknown) {
    super(`${path} cannot be written`, { cause });
    this.path = path;
  }
}

const REMEDIES: Readonly<Record<string, string>> = {
  ENOSPC: 'make room on the disk',
  EDQUOT: 'make room in your quota',
  EROFS: 'mount it so that it can be written to',
  EPERM: 'take its protection away (an immutable file: chattr -i), or close what holds it',
  EBUSY: 'close what holds it, or unmount it',
};

/** What to do about a failed system call. */
const remedyFor = (code: string): string => REMEDIES[code] ?? 'make it writable for you';

/** The system refused a write, and everything is as it was; any other error is passed on. */
export function writeFailed(path: string, cause: unknown): unknown {
  const code = errnoOf(cause);
  if (code === '') return cause;
  return new PlinthError('WRITE_FAILED', `${path} cannot be written (${code})`, {
    hint: `nothing was changed; ${remedyFor(code)}, then run it again`,
    cause,
  });
}

/** The system refused to go on, and to go back. */
export function halfDone({ path, cause }: RefusedWrite): PlinthError {
  const code = errnoOf(cause);
  return new PlinthError('WRITE_FAILED', `${path} cannot be written (${code})`, {
    hint: `the run is half done; ${remedyFor(code)}, and run plinth regenerate: it finishes the run first`,
    cause,
  });
}
