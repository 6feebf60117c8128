import { randomUUID } from 'node:crypto';
import { printTable, race } from './measure.js';

/** What plinth's event store is called in the tables. */
export const ours = 'plinth SqlEventStore';

export const deposit = (accountId) => ({ accountId, amount: '12.50', reference: randomUUID() });

/** So many in a second since `start`. */
export const rate = (count, start) => count / ((performance.now() - start) / 1_000);

/** So many events appended by writers at once, each to a stream of its own. */
export async function raceAppends(stores, { title, anchor, appends, writers, least = {} }) {
  const contestants = stores.map(({ name, append }) => ({
    name,
    run: async () => {
      const start = performance.now();
      const write = async () => {
        const stream = randomUUID();
        for (let version = 0; version < appends / writers; version += 1) {
          await append(stream, version);
        }
      };
      await Promise.all(Array.from({ length: writers }, write));
      return rate(appends, start);
    },
  }));
  printTable(
    `${title}, ${writers} ${writers === 1 ? 'writer' : 'writers'}`,
    await race(contestants, 7),
    { anchor, unit: '/s', digits: 0, rate: true, least },
  );
}

/** A stream of 10 events loaded so many times, one after the other. */
export async function raceLoads(stores, { title, anchor, loads, least = {} }) {
  const stream = randomUUID();
  for (const { append } of stores) {
    for (let version = 0; version < 10; version += 1) await append(stream, version);
  }
  const contestants = stores.map(({ name, load }) => ({
    name,
    run: async () => {
      const start = performance.now();
      for (let time = 0; time < loads; time += 1) {
        if ((await load(stream)) !== 10) throw new Error(`${name} has not loaded 10 events`);
      }
      return rate(loads, start);
    },
  }));
  printTable(title, await race(contestants, 11), {
    anchor,
    unit: '/s',
    digits: 0,
    rate: true,
    least,
  });
}
