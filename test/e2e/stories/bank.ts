import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Scene, Story } from './story.ts';

export const bank: Story = {
  example: 'bank',
  process: 'bank',
  async play({ api }) {
    const open = async (owner: string): Promise<string> => {
      const { body } = await api.expect(201, 'POST', '/accounts', { body: { owner } });
      return (body as { id: string }).id;
    };
    const created = await api.expect(201, 'POST', '/accounts', { body: { owner: 'Ann' } });
    const { id } = created.body as { id: string };
    expect(created.headers.get('location')).toBe(`/accounts/${id}`);
    expect(created.headers.get('etag')).toBe('W/"1"');
    await api.expect(422, 'POST', '/accounts', { body: { owner: '' } });

    const body = { amount: '100.00', reference: randomUUID() };
    const first = await api.expect(204, 'POST', `/accounts/${id}/deposits`, { body });
    const again = await api.expect(204, 'POST', `/accounts/${id}/deposits`, { body });
    expect([first, again].map(({ headers }) => headers.get('etag'))).toEqual(['W/"2"', 'W/"2"']);
    const poor = await api.expect(409, 'POST', `/accounts/${id}/withdrawals`, {
      body: { amount: '100.01' },
    });
    expect(poor.body).toMatchObject({ code: 'InsufficientFunds' });
    await api.expect(204, 'POST', `/accounts/${id}/withdrawals`, {
      body: { amount: 30 },
      headers: { 'if-match': 'W/"2"' },
    });
    await api.expect(412, 'POST', `/accounts/${id}/withdrawals`, {
      body: { amount: 30 },
      headers: { 'if-match': 'W/"2"' },
    });
    await api.expect(422, 'POST', `/accounts/${id}/withdrawals`, { body: { amount: '0.001' } });
    const full = await api.expect(409, 'POST', `/accounts/${id}/close`);
    expect(full.body).toMatchObject({ code: 'AccountNotEmpty' });
    await api.expect(404, 'POST', `/accounts/${randomUUID()}/close`);

    const target = await open('Bob');
    await api.expect(204, 'POST', `/accounts/${target}/close`);
    const closed = await api.expect(409, 'POST', `/accounts/${target}/deposits`, {
      body: { amount: 1 },
    });
    expect(closed.body).toMatchObject({ code: 'IllegalState' });

    const transfer = { source: id, target, amount: '5.00' };
    await api.expect(422, 'POST', '/transfers', { body: { ...transfer, target: id } });
    const unknown = await api.expect(404, 'POST', '/transfers', {
      body: { ...transfer, target: randomUUID() },
    });
    expect(unknown.body).toMatchObject({ code: 'UnknownAccount' });

    expect((await api.expect(200, 'GET', `/accounts/${id}`)).body).toEqual({
      accountId: id,
      owner: 'Ann',
      balance: '70.0000',
      movements: 2,
      open: true,
    });
    await api.expect(404, 'GET', `/accounts/${randomUUID()}`);
    expect((await api.expect(200, 'GET', '/accounts?min=50')).body).toMatchObject({
      total: 1,
      items: [{ owner: 'Ann' }],
    });
    await expect
      .poll(async () => {
        const { body: lines } = await api.expect(200, 'GET', `/accounts/${id}/statement`);
        return (lines as { items: { kind: string }[] }).items.map(({ kind }) => kind);
      })
      .toEqual(['withdrawal', 'deposit']);
    await playTransfers(api, { source: id, closed: target });
  },
};

interface Accounts {
  /** Holds 70.00. */
  readonly source: string;
  readonly closed: string;
}

/** Transfers that the saga completes, and takes back. */
async function playTransfers(api: Scene['api'], { source, closed }: Accounts): Promise<void> {
  const open = await api.expect(201, 'POST', '/accounts', { body: { owner: 'Cleo' } });
  const { id: target } = open.body as { id: string };
  const request = async (to: string, amount: string): Promise<string> => {
    const body = { source, target: to, amount };
    return ((await api.expect(202, 'POST', '/transfers', { body })).body as { id: string }).id;
  };
  const ended = async (id: string, end: object): Promise<void> => {
    const look = async () => (await api.expect(200, 'GET', `/transfers/${id}`)).body;
    await expect.poll(look, { timeout: 10_000 }).toMatchObject({ id, ...end });
  };
  const balanceOf = async (id: string): Promise<unknown> =>
    ((await api.expect(200, 'GET', `/accounts/${id}`)).body as { balance: string }).balance;

  await ended(await request(target, '5.00'), { status: 'Completed', reason: null });
  expect([await balanceOf(source), await balanceOf(target)]).toEqual(['65.0000', '5.0000']);
  // Taken from the source, and given back: nothing can be put into a closed account.
  await ended(await request(closed, '5.00'), { status: 'Failed', reason: 'IllegalState' });
  await ended(await request(target, '65.01'), { status: 'Failed', reason: 'InsufficientFunds' });
  expect([await balanceOf(source), await balanceOf(target)]).toEqual(['65.0000', '5.0000']);
}
