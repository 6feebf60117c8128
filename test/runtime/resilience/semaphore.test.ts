import { getEventListeners } from 'node:events';
import { Bulkhead, Semaphore } from '@plinth/runtime/resilience';
import { gate } from '@plinth/runtime/testing';
import { describe, expect, it } from 'vitest';

describe('Semaphore', () => {
  it('lets so many in, and the others in the order they came', async () => {
    const semaphore = new Semaphore(2);
    const inside: number[] = [];
    const releases = await Promise.all([semaphore.enter(), semaphore.enter()]);
    const waiting = [1, 2, 3].map(async (visitor) => {
      const release = await semaphore.enter();
      inside.push(visitor);
      release();
    });
    expect(semaphore.waiting).toBe(3);
    releases[0]?.();
    await Promise.all(waiting);
    expect(inside).toEqual([1, 2, 3]);
  });

  it('gives a place back once only', async () => {
    const semaphore = new Semaphore(1);
    const release = await semaphore.enter();
    release();
    release();
    await semaphore.enter();
    expect(semaphore.free).toBe(false);
  });

  it('lets one who waits leave, and forgets it', async () => {
    const semaphore = new Semaphore(1);
    const release = await semaphore.enter();
    const control = new AbortController();
    const leaving = semaphore.enter(control.signal);
    const staying = semaphore.enter();
    control.abort(new Error('the client has gone'));
    await expect(leaving).rejects.toThrow('the client has gone');
    release();
    await staying;
    expect(semaphore.waiting).toBe(0);
  });

  it('leaves nothing behind on the signal of one who was let in', async () => {
    const semaphore = new Semaphore(1);
    const release = await semaphore.enter();
    const { signal } = new AbortController();
    const waiting = semaphore.enter(signal);
    release();
    await waiting;
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('is not left by one who is in already', async () => {
    const semaphore = new Semaphore(1);
    const control = new AbortController();
    await semaphore.enter(control.signal);
    control.abort();
    expect(semaphore.free).toBe(false);
  });
});

describe('Bulkhead', () => {
  it('runs so many, lets so many wait, and refuses one more', async () => {
    const bulkhead = new Bulkhead({ concurrent: 1, waiting: 1 });
    const slow = gate<string>();
    const first = bulkhead.run(() => slow.passed);
    const second = bulkhead.run(async () => 'second');
    await expect(bulkhead.run(async () => 'third')).rejects.toMatchObject({
      code: 'Unavailable',
    });
    slow.open('first');
    expect(await Promise.all([first, second])).toEqual(['first', 'second']);
    expect(await bulkhead.run(async () => 'later')).toBe('later');
  });

  it('gives the place back after a failure', async () => {
    const bulkhead = new Bulkhead({ concurrent: 1, waiting: 0 });
    for (let call = 0; call < 3; call += 1) {
      await expect(bulkhead.run(() => Promise.reject(new Error('down')))).rejects.toThrow('down');
    }
  });
});
