import { delayAfter, fallback, retry } from '@plinth/runtime/resilience';
import { describe, expect, it } from 'vitest';

const down = new Error('ECONNREFUSED');

/** Fails so often, then answers. */
function failing(times: number) {
  const service = {
    calls: 0,
    call: async (): Promise<string> => {
      service.calls += 1;
      if (service.calls <= times) throw down;
      return 'paid';
    },
  };
  return service;
}

describe('retry', () => {
  it.each([
    [0, 0, 'paid', 1],
    [1, 2, 'paid', 2],
    [2, 2, 'paid', 3],
    [3, 2, down, 3],
    [1, 0, down, 1],
  ])('%i failures, %i more attempts', async (failures, attempts, want, calls) => {
    const service = failing(failures);
    expect(await retry(service.call, { attempts, from: 1 }).catch((error: unknown) => error)).toBe(
      want,
    );
    expect(service.calls).toBe(calls);
  });

  it('does not repeat what is not worth it', async () => {
    const service = failing(1);
    await expect(
      retry(service.call, { attempts: 5, from: 1, when: (error) => error !== down }),
    ).rejects.toBe(down);
    expect(service.calls).toBe(1);
  });

  it('leaves a pause at once when it is called off', async () => {
    const service = failing(5);
    const control = new AbortController();
    const reason = new Error('the client has gone');
    const running = retry(service.call, { attempts: 5, from: 60_000, signal: control.signal });
    setImmediate(() => control.abort(reason));
    await expect(running).rejects.toBe(reason);
    expect(service.calls).toBe(1);
  });

  it('does not begin when it is called off before', async () => {
    const service = failing(0);
    const signal = AbortSignal.abort(down);
    await expect(retry(service.call, { attempts: 5, from: 1, signal })).rejects.toBe(down);
    expect(service.calls).toBe(0);
  });

  it('works for a thousand at once without a warning', async () => {
    const warnings: Error[] = [];
    const listen = (warning: Error) => void warnings.push(warning);
    process.on('warning', listen);
    await Promise.all(
      Array.from({ length: 1_000 }, () => retry(failing(1).call, { attempts: 1, from: 5 })),
    );
    await new Promise(setImmediate);
    process.off('warning', listen);
    expect(warnings).toEqual([]);
  });

  it.each([
    [{ from: 100, upTo: 1_000 }, 1, [100, 200, 400, 800, 1_000, 1_000]],
    [{ from: 100, upTo: 1_000 }, 0, [50, 100, 200, 400, 500, 500]],
    [{ from: 100 }, 1, [100, 100, 100, 100, 100, 100]],
    [{ from: 100, upTo: 10 }, 1, [100, 100, 100, 100, 100, 100]],
  ])('pauses of %j with random %i', (policy, random, want) => {
    const delays = want.map((_, attempt) =>
      delayAfter(attempt, { ...policy, attempts: 6, random: () => random }),
    );
    expect(delays).toEqual(want);
  });
});

describe('fallback', () => {
  const other = async () => 'paid by the other';

  it.each([
    ['is not asked after an answer', failing(0).call, () => true, 'paid'],
    ['answers after a failure', failing(1).call, () => true, 'paid by the other'],
    ['is not asked after an error it is not for', failing(1).call, () => false, down],
  ])('%s', async (_, call, when, want) => {
    expect(await fallback(call, other, when).catch((error: unknown) => error)).toBe(want);
  });
});
