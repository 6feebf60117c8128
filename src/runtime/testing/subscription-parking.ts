import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { Conflict } from '../domain/index.ts';
import {
  enter,
  enterAll,
  reaction,
  refusal,
  running,
  type SubscriptionSubject,
  told,
} from './contract-orders.ts';

/** What becomes of events that cannot be handled. */
export const parking = {
  'parks what still fails with its reason, and the key goes on': async (
    subject: SubscriptionSubject,
  ) => {
    await enterAll(subject, ['a'], 3);
    const tried: string[] = [];
    const said: string[] = [];
    const runner = await running(
      subject,
      reaction((event) => {
        tried.push(told(event));
        if (told(event) === 'a 2') throw new TypeError('it has no address');
      }),
      { onParked: ({ message }) => void said.push(message) },
    );
    await runner.settled();
    assert.deepEqual(tried, ['a 1', 'a 2', 'a 2', 'a 2', 'a 3']);
    const [letter, ...more] = await subject.deadLetters.list();
    assert.deepEqual(more, []);
    const event = (await subject.events.readAll({ after: 0, limit: 3 }))[1];
    assert.deepEqual(said, ['it has no address']);
    const { at, ...rest } = letter ?? { at: '' };
    assert.match(at, /^\d{4}-/);
    assert.deepEqual(rest, {
      id: `contract.reaction:${event?.position}`,
      source: 'contract.reaction',
      position: event?.position,
      eventId: event?.meta.id,
      type: 'OrderEntered',
      key: 'contract.order a',
      attempts: 3,
      code: 'TypeError',
      message: 'it has no address',
      state: 'parked',
    });
    assert.deepEqual(await runner.status(), [{ name: 'contract.reaction', behind: 0, parked: 1 }]);
    runner.check();
    await runner.close();
  },

  'parks a refusal at once, but not one that passes': async (subject: SubscriptionSubject) => {
    await enterAll(subject, ['a', 'b'], 1);
    const tried: string[] = [];
    const runner = await running(
      subject,
      reaction((event, { attempt }) => {
        tried.push(told(event));
        if (event.stream.id === 'a') throw refusal();
        if (attempt < 3) throw new Conflict();
      }),
    );
    await runner.settled();
    await runner.close();
    assert.deepEqual(tried.sort(), ['a 1', 'b 1', 'b 1', 'b 1']);
    const letters = await subject.deadLetters.list();
    assert.deepEqual(
      letters.map(({ code, attempts }) => [code, attempts]),
      [['OrderIsClosed', 1]],
    );
  },

  'handles a dead letter again when an operator wants that, with the same key': async (
    subject: SubscriptionSubject,
  ) => {
    await enterAll(subject, ['a', 'b', 'c'], 1);
    const keys: string[] = [];
    let isMended = false;
    const seen: string[] = [];
    const runner = await running(
      subject,
      reaction((event, { key, attempt }) => {
        keys.push(key);
        if (!isMended) throw refusal();
        seen.push(`${told(event)}, ${attempt}`);
      }),
    );
    await runner.settled();
    const [first, second, third] = await subject.deadLetters.list();
    assert.ok(first && second && third);
    const [cause] = await subject.deadLetters.causes();
    assert.deepEqual(
      { ...cause, first: '', last: '' },
      {
        source: 'contract.reaction',
        type: 'OrderEntered',
        code: 'OrderIsClosed',
        message: 'the order is closed',
        count: 3,
        first: '',
        last: '',
      },
    );
    isMended = true;
    assert.equal(await subject.deadLetters.mark([first.id, 'contract.reaction:0'], 'retrying'), 1);
    assert.equal(await subject.deadLetters.mark([second.id], 'archived'), 1);
    while (seen.length < 1) await sleep(5);
    await runner.close();
    assert.equal(seen.length, 1);
    assert.equal(keys.filter((key) => key === keys[0]).length, 2);
    assert.deepEqual(await subject.deadLetters.list(), [third]);
    assert.deepEqual(await subject.deadLetters.list({ state: 'archived' }), [
      { ...second, state: 'archived' },
    ]);
    assert.equal(await subject.deadLetters.get(first.id), undefined);
  },

  'says so when it does not hear any more what is to be handled again': async (
    subject: SubscriptionSubject,
  ) => {
    await enter(subject.events, 'a');
    const refusing = await running(
      subject,
      reaction(() => {
        throw refusal();
      }),
    );
    await refusing.settled();
    await refusing.close();
    const [letter] = await subject.deadLetters.list();
    await subject.deadLetters.mark([letter?.id ?? ''], 'retrying');
    const other = await running(
      subject,
      reaction(() => assert.fail('it hears something else'), {
        types: { 'contract.order': ['OrderClosed'] },
      }),
    );
    while ((await subject.deadLetters.list()).length === 0) await sleep(5);
    await other.close();
    const [again] = await subject.deadLetters.list();
    assert.equal(again?.code, 'NotHeard');
  },
};
