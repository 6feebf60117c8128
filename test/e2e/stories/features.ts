import { expect } from 'vitest';
import type { Story } from './story.ts';

export const features: Story = {
  example: 'features',
  process: 'feat',
  async play({ api }) {
    for (const amount of [15, 10]) {
      await api.expect(201, 'POST', '/wallets/ann/add', { body: { amount } });
    }
    await api.expect(201, 'POST', '/wallets/bob/add', { body: { amount: '1.5' } });
    await api.expect(422, 'POST', '/wallets/ann/add', { body: { amount: 'much' } });
    await api.expect(204, 'POST', '/moves', {
      body: { source: 'ann', target: 'bob', amount: 20 },
    });
    const poor = await api.expect(409, 'POST', '/moves', {
      body: { source: 'ann', target: 'bob', amount: 20 },
    });
    expect(poor.body).toEqual({ error: 'no money' });
    await api.expect(404, 'POST', '/moves', {
      body: { source: 'nobody', target: 'bob', amount: 1 },
    });

    // Nobody is tagged `x`, as no command sets tags; nobody is signed in.
    expect((await api.expect(200, 'GET', '/wallets?kinds=big-one')).body).toEqual({ wallets: [] });
    await api.expect(404, 'GET', '/me');
    await api.expect(501, 'POST', '/login', {
      body: { user: { name: 'ann', password: 'secret' } },
    });
  },
};
