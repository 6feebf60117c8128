import { PlinthError } from '../errors.ts';
import { type BaseText, unpackBase } from './base-text.ts';
import { LOCK_FILE } from './lock.ts';

/** The text that the lock keeps of a file. */
export function unpackFor(path: string, packed: BaseText): string {
  const text = unpackBase(packed);
  if (text !== undefined) return text;
  throw new PlinthError('LOCK_MALFORMED', `${LOCK_FILE}: the text kept for ${path} is damaged`, {
    hint: `take ${LOCK_FILE} back from version control (git checkout -- ${LOCK_FILE})`,
  });
}
