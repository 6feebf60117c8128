import { ConsumerTest } from '@plinth/runtime/testing';
import { describe, expect, it } from 'vitest';
import { HandleRateChangedCommand } from '../../../src/contexts/wallets/application/commands/handle-rate-changed.js';
import { FxRatesConsumer } from '../../../src/contexts/wallets/infrastructure/consumers/fx-rates.js';

describe('FxRatesConsumer', () => {
  const test = new ConsumerTest((ports) => new FxRatesConsumer(ports));

  it('makes one HandleRateChangedCommand of rate.changed', async () => {
    const sent = await test.when('rate.changed', { walletId: 'Wallet id', rate: '10.0000' });
    expect(sent).toEqual([expect.any(HandleRateChangedCommand)]);
  });

  it('rejects rate.changed that says nothing', async () => {
    await expect(test.when('rate.changed', {})).rejects.toThrow('rejected: Validation');
  });
});
