import { PlinthError } from '../errors.ts';
import { LOCK_FILE } from './lock.ts';

/** An app must not fall back behind what a newer plinth made of it. @example lockOfNewer('0.9.0') */
export function lockOfNewer(what: string): PlinthError {
  return new PlinthError('LOCK_NEWER', `${LOCK_FILE} was written by a newer plinth, ${what}`, {
    hint: 'run the plinth that the app pins: npm run regenerate; or install a newer plinth',
  });
}
