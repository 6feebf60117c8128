import type { At } from '../diagnostic.ts';
import { type Duration, duration } from './duration.ts';
import { defined } from './grammar/form.ts';
import type { Kind } from './grammar/kind.ts';
import { whole } from './grammar/plain.ts';
import { record, required } from './grammar/record.ts';

/** `{ failures, within, open }` */
export interface Breaker {
  readonly failures: number;
  readonly within: Duration;
  readonly open: Duration;
  readonly at: At;
}

export const breaker: Kind<Breaker> = defined(
  'breaker',
  record({
    failures: required(whole(1), 'After that many failures ..'),
    within: required(duration, '.. within this time ..'),
    open: required(duration, '.. calls fail at once for this long.'),
  }),
);
