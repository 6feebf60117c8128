import assert from 'node:assert/strict';
import { answered, type HandledCommands } from '../cqrs/index.ts';
import { Decimal, DomainError, isDomainError, newId } from '../domain/index.ts';
import type { UnitOfWork } from '../services/index.ts';
import { type Closable, type ContractCase, casesOf } from './contract.ts';

export interface HandledCommandsSubject extends Closable {
  readonly unitOfWork: UnitOfWork;
  readonly handled: HandledCommands;
}

/** What every engine of HandledCommands promises; `make` gives an empty one. */
export function handledCommandsContract(
  make: () => Promise<HandledCommandsSubject>,
): readonly ContractCase[] {
  return casesOf(make, { ...answers, ...looking, ...failures });
}

const scope = 'accounts.account.withdraw';

/** Work that counts how often it is done. */
function counting<T>(answer: (done: number) => T) {
  const work = {
    done: 0,
    do: async (): Promise<T> => {
      work.done += 1;
      return answer(work.done);
    },
  };
  return work;
}

const answers = {
  'does the work once and answers a repeat as before': async ({
    unitOfWork,
    handled,
  }: HandledCommandsSubject) => {
    const work = counting((done) => ({ value: { id: `transfer ${done}` }, version: done }));
    const send = () => unitOfWork.run(() => handled.once(scope, ['a', 'r-1'], work.do));
    const first = { value: { id: 'transfer 1' }, version: 1 };
    assert.deepEqual([await send(), await send(), await send()], [first, first, first]);
    assert.equal(work.done, 1);
  },

  'answers a repeat within the same unit of work': async ({
    unitOfWork,
    handled,
  }: HandledCommandsSubject) => {
    const work = counting((done) => done);
    const once = () => handled.once(scope, ['a'], work.do);
    assert.deepEqual(await unitOfWork.run(async () => [await once(), await once()]), [1, 1]);
  },

  'wants a unit of work around it': async ({ handled }: HandledCommandsSubject) => {
    await assert.rejects(
      handled.once(scope, ['a'], async () => 1),
      /withdraw is handled outside of a unit of work: unitOfWork\.run/,
    );
  },

  'keeps scopes and keys apart': async ({ unitOfWork, handled }: HandledCommandsSubject) => {
    const work = counting((done) => done);
    const names: readonly (readonly [string, readonly (string | number | boolean)[]])[] = [
      [scope, ['a', 'b']],
      ['accounts.account.deposit', ['a', 'b']],
      [scope, ['a,b']],
      [scope, ['a"', '"b']],
      [scope, ['a', 'b', '']],
      [scope, [1]],
      [scope, ['1']],
      [scope, [true]],
    ];
    for (const [at, [of, key]] of names.entries()) {
      assert.equal(await unitOfWork.run(() => handled.once(of, key, work.do)), at + 1);
    }
    for (const [at, [of, key]] of names.entries()) {
      assert.equal(await unitOfWork.run(() => handled.once(of, key, work.do)), at + 1);
    }
  },

  'answers every kind of answer again': async ({ unitOfWork, handled }: HandledCommandsSubject) => {
    const kinds: readonly unknown[] = [
      undefined,
      null,
      0,
      'text',
      [1, 'a'],
      { value: { balance: Decimal.of('10.50'), at: '2026-01-31T10:00:00.000Z' }, version: 3 },
      { prices: [Decimal.of('1'), Decimal.of('2.0')] },
    ];
    for (const [at, kind] of kinds.entries()) {
      const send = () => unitOfWork.run(() => handled.once(scope, [at], async () => kind));
      assert.deepEqual([await send(), await send()], [kind, kind]);
    }
  },

  'does the work once for repeats that come at the same time': async ({
    unitOfWork,
    handled,
  }: HandledCommandsSubject) => {
    // Whatever is made only when it is first needed is there.
    await Promise.all(
      Array.from({ length: 10 }, () =>
        unitOfWork.run(() => handled.once(scope, [newId()], async () => 0)),
      ),
    );
    const work = counting((done) => done);
    const sent = Array.from({ length: 10 }, () =>
      unitOfWork.run(() => handled.once(scope, ['a'], work.do)),
    );
    assert.deepEqual(new Set(await Promise.all(sent)), new Set([1]));
    assert.equal(work.done, 1);
  },

  'keeps a refusal that is answered, and answers it again': async ({
    unitOfWork,
    handled,
  }: HandledCommandsSubject) => {
    const underpaid = new DomainError({
      code: 'Underpaid',
      status: 409,
      title: 'not enough was paid',
      detail: '5.00 are missing',
      fields: { amount: ['is too low'] },
    });
    const work = counting(() => underpaid);
    const send = async () =>
      answered(await unitOfWork.run(() => handled.once(scope, ['p'], work.do)));
    for (let attempt = 0; attempt < 2; attempt += 1) {
      await assert.rejects(send(), (error: unknown) => {
        assert.ok(isDomainError(error));
        const { code, status, title, detail, fields } = underpaid;
        assert.deepEqual({ ...error }, { ...error, code, status, title, detail, fields });
        assert.equal(error.message, underpaid.message);
        return true;
      });
    }
    assert.equal(work.done, 1);
  },
};

const looking = {
  'finds what was answered, and nothing else': async ({
    unitOfWork,
    handled,
  }: HandledCommandsSubject) => {
    assert.equal(await handled.find(scope, ['a']), undefined);
    await unitOfWork.run(() => handled.once(scope, ['a'], async () => undefined));
    await unitOfWork.run(() => handled.once(scope, ['b'], async () => ({ id: 7 })));
    assert.deepEqual(await handled.find(scope, ['a']), { answer: undefined });
    assert.deepEqual(await handled.find(scope, ['b']), { answer: { id: 7 } });
    assert.equal(await handled.find(scope, ['c']), undefined);
  },

  'answers another thing once that was put in its place': async ({
    unitOfWork,
    handled,
  }: HandledCommandsSubject) => {
    await unitOfWork.run(() => handled.once(scope, ['a'], async () => 1));
    const failing = unitOfWork.run(async () => {
      await handled.replace(scope, ['a'], 2);
      throw new Error('taken back');
    });
    await assert.rejects(failing, /taken back/);
    assert.deepEqual(await handled.find(scope, ['a']), { answer: 1 });
    await unitOfWork.run(() => handled.replace(scope, ['a'], 3));
    assert.equal(await unitOfWork.run(() => handled.once(scope, ['a'], async () => 4)), 3);
  },
};

const failures = {
  'does not remember work that failed': async ({ unitOfWork, handled }: HandledCommandsSubject) => {
    const work = counting((done) => {
      if (done === 1) throw new Error('the database is away');
      return done;
    });
    const send = () => unitOfWork.run(() => handled.once(scope, ['a'], work.do));
    await assert.rejects(send(), /the database is away/);
    assert.deepEqual([await send(), await send()], [2, 2]);
  },

  'does not remember what failed in a unit that goes on': async ({
    unitOfWork,
    handled,
  }: HandledCommandsSubject) => {
    const work = counting((done) => {
      if (done === 1) throw new Error('refused at first');
      return done;
    });
    const answer = await unitOfWork.run(async () => {
      await assert.rejects(handled.once(scope, ['a'], work.do), /refused at first/);
      return handled.once(scope, ['a'], work.do);
    });
    assert.equal(answer, 2);
  },

  'does not remember what a failing unit of work handled': async ({
    unitOfWork,
    handled,
  }: HandledCommandsSubject) => {
    const work = counting((done) => done);
    const failing = unitOfWork.run(async () => {
      await handled.once(scope, ['a'], work.do);
      throw new Error('refused afterwards');
    });
    await assert.rejects(failing, /refused afterwards/);
    assert.equal(await unitOfWork.run(() => handled.once(scope, ['a'], work.do)), 2);
  },
};
