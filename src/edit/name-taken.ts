import { PlinthError } from '../errors.ts';

/** @example nameTaken('Ship', 'plinth.yaml:32:11') */
export function nameTaken(name: string, place: string): PlinthError {
  return new PlinthError('NAME_TAKEN', `${name} is already there, at ${place}`, {
    hint: 'choose another name',
  });
}
