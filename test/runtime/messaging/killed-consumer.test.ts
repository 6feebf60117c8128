import { expect, it } from 'vitest';
import { killConsumer, killedWithin } from './killed-consumer.ts';

it(
  'a consumer of the embedded broker that is killed in the middle loses and repeats nothing',
  async () => {
    // By the poison three times, and at random.
    expect(await killConsumer('embedded', 'parcels')).toBeGreaterThan(3);
  },
  2 * killedWithin,
);
