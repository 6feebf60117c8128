import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { CallReceiver } from './call-receiver.ts';
import {
  happen,
  holdProcess,
  noon,
  type ProcessProcess,
  type ProcessSubject,
  work,
  working,
} from './contract-bookings.ts';
import { mortal } from './mortal.ts';

// What is asked of the dead fails: their runners can be closed.
const answer = (): never => {
  throw new Error('the process is dead');
};

/** A death comes before a unit of work, or right after its commit. */
interface Death {
  readonly unit: number;
  readonly comes: 'before' | 'after';
}

/** A process that dies at one of the units of work that its runners begin. */
function dying(process: ProcessProcess, { unit, comes }: Death) {
  let [units, dead] = [0, false];
  const isDead = (): boolean => dead;
  const death = { isDead, answer };
  const { unitOfWork: living } = process.processes;
  const unitOfWork = mortal(living, death, {
    run: async (work, options) => {
      units += 1;
      const isLast = units === unit;
      if (isLast && comes === 'before') dead = true;
      if (dead) answer();
      const answered = await living.run(work, options);
      if (isLast) dead = true;
      if (dead) answer();
      return answered;
    },
  });
  const { events, store, leases, processes, deadLetters } = process;
  const parts: ProcessProcess = {
    deadLetters,
    events: mortal(events, death),
    store: mortal(store, death, { unitOfWork }),
    leases: mortal(leases, death),
    processes: mortal(processes, death, { unitOfWork }),
  };
  return { parts, death };
}

const guests = { booking: 'a', guests: 1 };

/** What a booking comes to when a process dies for it, and another one comes after that. */
async function live(subject: ProcessSubject, booking: string, when: Death) {
  const receiver = new CallReceiver();
  const { parts, death } = dying(subject, when);
  await happen(subject, 'BookingMade', { booking, guests: 2 });
  await happen(subject, 'GuestsAdded', { ...guests, booking });
  const options = { takeOverAfter: 60, pollEvery: 5, now: () => noon + 1_000 };
  const sending = { receive: mortal(receiver, death).receive };
  const first = await working(parts, holdProcess(sending), {
    ...options,
    onError: () => undefined,
  });
  while (!death.isDead() && (await isOpen(subject, booking))) await sleep(1);
  const isDead = death.isDead();
  await first.close().catch(() => undefined);
  await work(subject, holdProcess(receiver), options);
  const instance = await subject.processes.get('contract.hold', booking);
  const timers = await subject.processes.timers('contract.hold', booking);
  return {
    isDead,
    effects: receiver.effects,
    left: [instance?.data, instance?.version, timers.map(({ name }) => name)],
  };
}

/** It has not reminded yet, which comes last. */
async function isOpen({ processes }: ProcessSubject, booking: string): Promise<boolean> {
  const timers = await processes.timers('contract.hold', booking);
  return timers.length !== 1;
}

/** What becomes of processes whose process dies. */
export const processCrashing = {
  'is worked for by others whenever its process is killed, with each effect once': async (
    subject: ProcessSubject,
  ) => {
    await subject.store.begin('contract.hold', 0);
    let deaths = 0;
    for (const comes of ['before', 'after'] as const) {
      for (let unit = 1; unit <= 8; unit += 1) {
        const booking = `killed ${comes} unit ${unit}`;
        const { isDead, effects, left } = await live(subject, booking, { unit, comes });
        if (isDead) deaths += 1;
        assert.deepEqual([...effects].sort(), ['hold for 2', 'lay 3', 'remind 2'], booking);
        assert.deepEqual(left, [{ booking, guests: 3 }, 2, ['lapse']], booking);
        assert.deepEqual(await subject.deadLetters.list(), []);
      }
    }
    // How many units it takes is a matter of what comes together.
    assert.ok(deaths >= 8, `only ${deaths} processes died`);
  },
};
