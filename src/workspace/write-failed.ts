import { PlinthError } from '../errors.ts';
import { errnoOf } from './errno.ts';

/** The system refused a write before anything was changed; any other error is passed on. */
export function writeFailed(path: string, cause: unknown): unknown {
  const code = errnoOf(cause);
  if (code === '') return cause;
  return new PlinthError('WRITE_FAILED', `${path} cannot be written (${code})`, {
    hint: `nothing was changed; ${code === 'ENOSPC' ? 'make room on the disk' : 'make the folder writable'}, then run it again`,
    cause,
  });
}
