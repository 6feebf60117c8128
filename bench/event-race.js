import { randomUUID } from 'node:crypto';
import { printTable, race } from './measure.js';

/** What plinth's event store is called in the tables. */
export const ours = 'plinth SqlEventStore';

export const deposit = (accountId) => ({ accountId, amount: '12.50', reference: randomUUID() });

/** So many in a second since `start`. */
export const rate = (count, start) => count / ((performance.now() - start) / 1_000);

/**
 * How many turns a second so many callers take at once, each of them one after the other: for so
 * long that the code is as fast as it gets, whatever a commit takes on this disk.
 */
export async function rateOf(callers, makeTurn, millis = 500) {
  const start = performance.now();
  let done = 0;
  const keepCalling = async () => {
    const turn = makeTurn();
    while (performance.now() - start < millis) {
      await turn();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: callers }, keepCalling));
  return rate(done, start);
}

/** Events appended by so many writers at once, each to a stream of its own. */
export async function raceAppends(stores, { title, anchor, writers, least = {} }) {
  const contestants = stores.map(({ name, append }) => ({
    name,
    run: () =>
      rateOf(writers, () => {
        const stream = randomUUID();
        let version = 0;
        return () => append(stream, version++);
      }),
  }));
  printTable(
    `${title}, ${writers} ${writers === 1 ? 'writer' : 'writers'}`,
    await race(contestants, 7),
    { anchor, unit: '/s', digits: 0, rate: true, least },
  );
}

/** A stream of 10 events loaded again and again, one time after the other. */
export async function raceLoads(stores, { title, anchor, least = {} }) {
  const stream = randomUUID();
  for (const { append } of stores) {
    for (let version = 0; version < 10; version += 1) await append(stream, version);
  }
  const contestants = stores.map(({ name, load }) => ({
    name,
    run: () =>
      rateOf(1, () => async () => {
        if ((await load(stream)) !== 10) throw new Error(`${name} has not loaded 10 events`);
      }),
  }));
  printTable(title, await race(contestants, 11), {
    anchor,
    unit: '/s',
    digits: 0,
    rate: true,
    least,
  });
}
