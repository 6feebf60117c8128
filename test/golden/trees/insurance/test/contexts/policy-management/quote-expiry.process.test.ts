import { ProcessTest } from '@plinth/runtime/testing';
import { describe, expect, it } from 'vitest';
import { CreatePolicyCommand } from '../../../src/contexts/policy-management/application/commands/quote-request/create-policy.js';
import { ExpireCommand } from '../../../src/contexts/policy-management/application/commands/quote-request/expire.js';
import { QuoteExpiryProcess } from '../../../src/contexts/policy-management/application/processes/quote-expiry.js';
import { quoteRequestEvents } from '../../../src/contexts/policy-management/infrastructure/quote-request-events.js';

describe('QuoteExpiryProcess', () => {
  const begin = (): ProcessTest =>
    new ProcessTest({
      make: (commands) => new QuoteExpiryProcess(commands),
      codecs: [quoteRequestEvents],
    });

  const start = (test: ProcessTest) =>
    test.when(quoteRequestEvents, 'QuoteReceived', {
      quoteRequestId: '01948b1c-5f00-7000-8000-000000000001',
      premium: { amount: '0.00' },
      validUntil: '2025-01-31T01:00:00.000Z',
    });

  async function started(): Promise<ProcessTest> {
    const test = begin();
    await start(test);
    return test;
  }

  it('starts with QuoteReceived', async () => {
    const test = begin();
    const sent = await start(test);
    expect(sent).toEqual([]);
    expect(await test.instance()).toEqual({ state: 'running', timers: ['lapse'] });
  });

  it('fires lapse after QuoteReceived', async () => {
    const test = await started();
    expect(await test.later()).toEqual([expect.any(ExpireCommand)]);
  });

  it('reacts to QuoteAccepted', async () => {
    const test = await started();
    const sent = await test.when(quoteRequestEvents, 'QuoteAccepted', {
      quoteRequestId: '01948b1c-5f00-7000-8000-000000000001',
    });
    expect(sent).toEqual([expect.any(CreatePolicyCommand)]);
    expect(await test.instance()).toEqual({ state: 'running', timers: [] });
  });

  it('ends with PolicyCreated', async () => {
    const test = await started();
    const sent = await test.when(quoteRequestEvents, 'PolicyCreated', {
      quoteRequestId: '01948b1c-5f00-7000-8000-000000000001',
    });
    expect(sent).toEqual([]);
    expect(await test.instance()).toEqual({ state: 'ended', timers: [] });
  });

  it('ends with QuoteExpired', async () => {
    const test = await started();
    const sent = await test.when(quoteRequestEvents, 'QuoteExpired', {
      quoteRequestId: '01948b1c-5f00-7000-8000-000000000001',
    });
    expect(sent).toEqual([]);
    expect(await test.instance()).toEqual({ state: 'ended', timers: [] });
  });

  it('passes over QuoteAccepted where nothing was started', async () => {
    const test = begin();
    const sent = await test.when(quoteRequestEvents, 'QuoteAccepted', {
      quoteRequestId: '01948b1c-5f00-7000-8000-000000000001',
    });
    expect(sent).toEqual([]);
    expect(await test.instance()).toBeUndefined();
  });
});
