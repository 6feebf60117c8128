import {
  BreakerOpen,
  type BreakerState,
  CircuitBreaker,
  type Verdict,
} from '@plinth/runtime/resilience';
import { gate } from '@plinth/runtime/testing';
import { describe, expect, it } from 'vitest';

const down = new Error('ECONNREFUSED');
const notFound = new Error('404');
const aborted = new Error('aborted');
const judge = (error: unknown): Verdict =>
  error === notFound ? 'works' : error === aborted ? 'unknown' : 'fails';

function setUp() {
  const clock = { now: 0 };
  const states: BreakerState[] = [];
  const breaker = new CircuitBreaker({
    name: 'CardProcessor',
    failures: 3,
    within: 1_000,
    open: 500,
    judge,
    now: () => clock.now,
    onChange: (state) => states.push(state),
  });
  const answer = () => breaker.run(async () => 'paid');
  const fail = (error: Error = down) =>
    breaker.run(async () => Promise.reject(error)).catch((failure: unknown) => failure);
  return { breaker, clock, states, answer, fail };
}

async function opened() {
  const all = setUp();
  for (let call = 0; call < 3; call += 1) await all.fail();
  return all;
}

describe('CircuitBreaker', () => {
  it('lets answers and errors through while it is closed', async () => {
    const { answer, fail, breaker } = setUp();
    expect([await answer(), await fail(), await answer()]).toEqual(['paid', down, 'paid']);
    expect(breaker.state).toBe('closed');
  });

  it('opens after so many plain errors within the time, and then calls nobody', async () => {
    const { breaker, states } = await opened();
    let calls = 0;
    const call = breaker.run(async () => (calls += 1));
    await expect(call).rejects.toBeInstanceOf(BreakerOpen);
    await expect(call).rejects.toThrow('CardProcessor is left alone for a while');
    expect({ calls, states }).toEqual({ calls: 0, states: ['open'] });
  });

  it('counts errors thrown before a promise is made', async () => {
    const { breaker } = setUp();
    const broken = (): Promise<never> => {
      throw down;
    };
    for (let call = 0; call < 3; call += 1) await expect(breaker.run(broken)).rejects.toBe(down);
    expect(breaker.state).toBe('open');
  });

  it('stays closed when failures are further apart', async () => {
    const { breaker, clock, fail } = setUp();
    for (let call = 0; call < 20; call += 1) {
      await fail();
      clock.now += 501;
    }
    expect(breaker.state).toBe('closed');
  });

  it('opens for a burst after failures that were further apart', async () => {
    const { breaker, clock, fail } = setUp();
    for (const gap of [900, 900, 900, 10, 10]) {
      await fail();
      clock.now += gap;
    }
    expect(breaker.state).toBe('open');
  });

  it('does not count what is no failure of the one called', async () => {
    const { breaker, fail } = setUp();
    for (let call = 0; call < 10; call += 1) await fail(call % 2 === 0 ? notFound : aborted);
    expect(breaker.state).toBe('closed');
  });

  it.each<[string, Error | undefined, BreakerState]>([
    ['closes when the probe is answered', undefined, 'closed'],
    ['closes when the probe is refused by one who works', notFound, 'closed'],
    ['opens again when the probe fails', down, 'open'],
    ['stays half-open when the probe says nothing', aborted, 'half-open'],
  ])('%s', async (_, error, want) => {
    const { breaker, clock, answer, fail } = await opened();
    clock.now += 500;
    await (error === undefined ? answer() : fail(error));
    expect(breaker.state).toBe(want);
  });

  it('needs as many failures again after it was closed', async () => {
    const { breaker, clock, answer, fail } = await opened();
    clock.now += 500;
    await answer();
    await fail();
    await fail();
    expect(breaker.state).toBe('closed');
    await fail();
    expect(breaker.state).toBe('open');
  });

  it('lets one probe through and refuses all others meanwhile', async () => {
    const { breaker, clock, answer, states } = await opened();
    clock.now += 500;
    const reply = gate<string>();
    const probe = breaker.run(() => reply.passed);
    await expect(answer()).rejects.toBeInstanceOf(BreakerOpen);
    expect(breaker.state).toBe('half-open');
    reply.open('paid');
    expect(await probe).toBe('paid');
    expect(await answer()).toBe('paid');
    expect(states).toEqual(['open', 'half-open', 'closed']);
  });

  it('is not stuck when the probe never answers', async () => {
    const { breaker, clock, answer } = await opened();
    clock.now += 500;
    const lost = gate<string>();
    const probe = breaker.run(() => lost.passed);
    clock.now += 500;
    expect(await answer()).toBe('paid');
    expect(breaker.state).toBe('closed');
    lost.fail(down);
    await expect(probe).rejects.toBe(down);
    expect(breaker.state).toBe('closed');
  });

  it('is not stuck when the probe was called off', async () => {
    const { breaker, clock, answer, fail } = await opened();
    clock.now += 500;
    await fail(aborted);
    expect(await answer()).toBe('paid');
    expect(breaker.state).toBe('closed');
  });

  it('is not opened by calls that began before it was opened and closed again', async () => {
    const { breaker, clock, answer, fail } = setUp();
    const slow = gate<string>();
    const hanging = Array.from({ length: 5 }, () => breaker.run(() => slow.passed));
    for (let call = 0; call < 3; call += 1) await fail();
    clock.now += 500;
    await answer();
    slow.fail(down);
    await Promise.allSettled(hanging);
    expect(breaker.state).toBe('closed');
  });
});
