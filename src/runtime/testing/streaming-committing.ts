import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SubscriptionStore } from '../events/index.ts';
import { LeaseLost } from '../leases/index.ts';
import type { UnitOfWork } from '../services/index.ts';
import { enter, enterAll, type SubscriptionSubject, stolen } from './contract-orders.ts';
import { effect, effectsIn, going, processor, processorName } from './contract-streams.ts';
import { gate } from './gate.ts';

const place = `${processorName} 1/1`;

/** A store whose units are kept, while every so many times nobody is told. */
function losingAnswers(store: SubscriptionStore, every: number): SubscriptionStore {
  let units = 0;
  const run: UnitOfWork['run'] = async (work, options) => {
    const answer = await store.unitOfWork.run(work, options);
    units += 1;
    if (units % every === 0) throw new Error('the answer is lost');
    return answer;
  };
  const unitOfWork = new Proxy(store.unitOfWork, {
    get: (target, name) => {
      if (name === 'run') return run;
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
  return new Proxy(store, {
    get: (target, name) => {
      if (name === 'unitOfWork') return unitOfWork;
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}

/** What is written in one unit with the step past a batch. */
export const committing = {
  'does exactly once what is committed, whatever fails around it': async (
    subject: SubscriptionSubject,
  ) => {
    await enterAll(subject, ['a', 'b', 'c'], 10);
    let tries = 0;
    const errors: string[] = [];
    const runner = going(
      subject,
      processor(
        async (events, { commit }) => {
          tries += 1;
          if (tries % 5 === 1) throw new Error('before');
          await commit(async () => {
            for (const _ of events) await effect(subject);
            if (tries % 5 === 2) throw new Error('within');
          });
          if (tries % 5 === 3) throw new Error('after');
        },
        { retry: { attempts: 9, from: 1 } },
      ),
      {
        batch: { size: 4, within: 0 },
        onError: (error) => errors.push(String(error)),
      },
    );
    await runner.settled();
    await runner.close();
    assert.equal(await effectsIn(subject), 30);
    assert.deepEqual(new Set(errors), new Set(['Error: after']));
    assert.deepEqual(await subject.deadLetters.list(), []);
  },

  'does exactly once what was kept without an answer': async (subject: SubscriptionSubject) => {
    await enterAll(subject, ['a', 'b'], 12);
    const store = losingAnswers(subject.store, 3);
    const runner = going(
      { ...subject, store },
      processor(async (events, { commit }) => {
        await commit(async () => {
          for (const _ of events) await effect(subject);
        });
      }),
      { batch: { size: 2, within: 0 }, onError: () => undefined },
    );
    await runner.settled();
    await runner.close();
    assert.equal(await effectsIn(subject), 24);
    assert.deepEqual(await subject.deadLetters.list(), []);
  },

  'commits once for a batch, and not after the attempt has ended': async (
    subject: SubscriptionSubject,
  ) => {
    await enter(subject.events, 'a');
    const late = gate<() => Promise<void>>();
    const refused: string[] = [];
    const note = (error: Error): void => void refused.push(error.message);
    const runner = going(
      subject,
      processor(
        async (_events, { attempt, commit }) => {
          if (attempt === 1) {
            late.open(() => commit(() => effect(subject)));
            await new Promise(() => undefined);
          }
          await commit(() => effect(subject));
          await commit(() => effect(subject)).catch(note);
        },
        { timeout: 300 },
      ),
    );
    await runner.settled();
    await (await late.passed)().catch(note);
    await runner.close();
    assert.equal(await effectsIn(subject), 1);
    assert.deepEqual(refused, [
      'the batch is committed already',
      'the attempt at the batch has ended before its commit',
    ]);
  },

  'waits for a commit that its processor does not wait for': async (
    subject: SubscriptionSubject,
  ) => {
    await enter(subject.events, 'a');
    let tries = 0;
    const runner = going(
      subject,
      processor((_events, { commit }) => {
        tries += 1;
        const isFirst = tries === 1;
        commit(async () => {
          await effect(subject);
          if (isFirst) throw new Error('not yet');
        }).catch(() => undefined);
      }),
    );
    await runner.settled();
    await runner.close();
    assert.deepEqual([tries, await effectsIn(subject)], [2, 1]);
  },

  'keeps nothing of one whose partition somebody else has taken over': async (
    subject: SubscriptionSubject,
  ) => {
    const { leases, store, events } = subject;
    await enter(events, 'a');
    const [begun, taken, refused] = [gate(), gate(), gate<unknown>()];
    const runner = going(
      subject,
      processor(async (_events, { attempt, commit }) => {
        if (attempt === 1) {
          begun.open();
          await taken.passed;
        }
        await commit(() => effect(subject)).catch((error: unknown) => {
          refused.open(error);
          throw error;
        });
      }),
    );
    await begun.passed;
    const thief = await stolen(subject, place);
    taken.open();
    assert.ok((await refused.passed) instanceof LeaseLost);
    await sleep(50);
    assert.equal(await effectsIn(subject), 0);
    assert.equal(await store.position(place), 0);
    await leases.release(thief);
    await runner.settled();
    await runner.close();
    assert.equal(await effectsIn(subject), 1);
  },
};
