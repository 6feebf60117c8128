import { getEventListeners } from 'node:events';
import { abortable, pause, TimeoutError, timeout } from '@plinth/runtime/resilience';
import { gate } from '@plinth/runtime/testing';
import { describe, expect, it } from 'vitest';

const gone = new Error('the client has gone');

describe('timeout', () => {
  it('answers what is in time', async () => {
    expect(await timeout(async () => 'paid', { millis: 1_000 })).toBe('paid');
  });

  it('leaves a call that does not listen, and tells one that does', async () => {
    let told: unknown;
    const deaf = timeout(
      (signal) => {
        signal.addEventListener('abort', () => {
          told = signal.reason;
        });
        return gate().passed;
      },
      { millis: 5 },
    );
    await expect(deaf).rejects.toBeInstanceOf(TimeoutError);
    await expect(deaf).rejects.toThrow('no answer within 5 ms');
    expect(told).toBeInstanceOf(TimeoutError);
  });

  it('passes on the end of the caller', async () => {
    const control = new AbortController();
    const waiting = timeout(() => gate().passed, { millis: 60_000, signal: control.signal });
    control.abort(gone);
    await expect(waiting).rejects.toBe(gone);
  });

  it('leaves nothing behind on the signal of the caller', async () => {
    const { signal } = new AbortController();
    await timeout(async () => 'paid', { millis: 60_000, signal });
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('calls nobody when it is over before it begins', async () => {
    let calls = 0;
    const late = timeout(async () => (calls += 1), {
      millis: 1_000,
      signal: AbortSignal.abort(gone),
    });
    await expect(late).rejects.toBe(gone);
    expect(calls).toBe(0);
  });
});

describe('abortable', () => {
  it('is the promise itself without a signal', () => {
    const promise = Promise.resolve(1);
    expect(abortable(promise, undefined)).toBe(promise);
  });

  it('swallows a failure that comes after the abort', async () => {
    const slow = gate();
    const control = new AbortController();
    const waiting = abortable(slow.passed, control.signal);
    control.abort(gone);
    slow.fail(new Error('too late'));
    await expect(waiting).rejects.toBe(gone);
  });

  it('takes its listener off the signal again', async () => {
    const { signal } = new AbortController();
    expect(await abortable(Promise.resolve('paid'), signal)).toBe('paid');
    await new Promise(setImmediate);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});

describe('pause', () => {
  it('rejects with the reason of the signal', async () => {
    await expect(pause(60_000, AbortSignal.abort(gone))).rejects.toBe(gone);
  });
});
