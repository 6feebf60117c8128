import { capital, wordsOf } from '../../plan/names.ts';
import { pastTense } from './past-tense.ts';

/**
 * The event that says that a command was carried out.
 *
 * @example eventName('Order', 'Ship') // 'OrderShipped'
 * @example eventName('Order', 'AddLine') // 'OrderLineAdded'
 */
export function eventName(aggregate: string, command: string): string {
  const [verb = '', ...object] = wordsOf(command);
  const thing = object.map(capital).join('');
  const subject = thing.startsWith(aggregate) ? thing : `${aggregate}${thing}`;
  return subject + capital(pastTense(verb));
}
