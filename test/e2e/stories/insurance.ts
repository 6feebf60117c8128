import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Scene, Story } from './story.ts';

export const insurance: Story = {
  example: 'insurance',
  process: 'insurance',
  auth: { scheme: 'Bearer', kind: 'secret' },
  async play({ api, tokenOf, ops }) {
    const token = await tokenOf(['administrator']);
    const customer = await tokenOf(['customer']);
    const registered = await api.expect(201, 'POST', '/customers', {
      body: { firstname: 'Maria', lastname: 'Meier' },
    });
    const { id: client } = registered.body as { id: string };
    await api.expect(404, 'POST', '/accounts', {
      token,
      body: { username: 'nobody', customer: randomUUID() },
    });
    const account = await api.expect(201, 'POST', '/accounts', {
      token,
      body: { username: 'maria', customer: client },
    });
    await api.expect(200, 'GET', `/accounts/${(account.body as { id: string }).id}`, { token });

    await api.expect(403, 'GET', '/templates', { token: customer });
    expect(
      (await api.expect(201, 'POST', '/templates', { token, body: { templateName: 'Policy' } }))
        .body,
    ).toEqual({ id: 1, templateName: 'Policy' });
    await api.expect(200, 'PUT', '/templates/1', {
      token,
      body: { templateName: 'Dunning letter' },
    });
    await api.expect(200, 'PATCH', '/templates/1', { token, body: { templateName: 'Reminder' } });
    await api.expect(200, 'GET', '/templates/1', { token });
    await api.expect(200, 'GET', '/templates', { token });
    await api.expect(204, 'DELETE', '/templates/1', { token });

    await api.expect(201, 'POST', '/products', {
      token: customer,
      body: { productName: 'Household' },
    });
    await api.expect(200, 'PUT', '/products/1', { token, body: { productName: 'Household plus' } });
    await api.expect(200, 'PATCH', '/products/1', { token, body: { productName: 'Household' } });
    await api.expect(200, 'GET', '/products/1', { token });
    await api.expect(200, 'GET', '/products', { token });
    await api.expect(204, 'DELETE', '/products/1', { token });

    const risks = [{ likelihood: 20, risk: 'fire' }];
    const factor = await api.expect(201, 'POST', '/risk-factors', {
      token,
      body: { totalRiskFactor: 20, client, risks },
    });
    const { id } = factor.body as { id: string };
    expect(
      (
        await api.expect(200, 'PUT', `/risk-factors/${id}`, {
          token,
          body: {
            totalRiskFactor: 30,
            client,
            risks: [...risks, { likelihood: 10, risk: 'flood' }],
          },
        })
      ).body,
    ).toMatchObject({ risks: [{ risk: 'fire' }, { risk: 'flood' }] });
    await api.expect(200, 'GET', `/risk-factors/${id}`, { token });
    await api.expect(409, 'POST', '/risk-factors', { token, body: { totalRiskFactor: 1, client } });
    const scene = { api, tokenOf, ops, client, token };
    await playCustomer(scene);
    await playContracts(scene);
    await playQuote(scene);
    await playDebt(scene);
    await playClaim(scene);
  },
};

interface Insured extends Scene {
  readonly client: string;
  readonly token: string;
}

const idOf = ({ body }: { readonly body: unknown }): string | number =>
  (body as { id: string | number }).id;

async function playCustomer({ api, client, token }: Insured): Promise<void> {
  const addressId = randomUUID();
  const address = { street: 'Seestrasse 1', city: 'Zug' };
  const path = `/customers/${client}/addresses/${addressId}`;
  await api.expect(204, 'PUT', path, { token, body: address });
  await api.expect(204, 'PUT', path, { token, body: { ...address, street: 'Seestrasse 2' } });
  await api.expect(404, 'PUT', `/customers/${randomUUID()}/addresses/${addressId}`, {
    token,
    body: address,
  });
  const account = await api.expect(201, 'POST', '/accounts', {
    token,
    body: { username: 'mme', customer: client },
  });
  await api.expect(202, 'POST', '/address-changes', {
    token,
    body: { ...address, issuer: idOf(account), customerId: client, addressId },
  });
  // The change is forwarded to the other context: the customer is at a version of its own.
  await expect
    .poll(
      async () => {
        const headers = { 'if-match': 'W/"4"' };
        return (await api.send('PUT', path, { token, body: address, headers })).status;
      },
      { timeout: 10_000 },
    )
    .toBe(204);
}

async function playContracts({ api, client, token }: Insured): Promise<void> {
  const template = idOf(
    await api.expect(201, 'POST', '/templates', { token, body: { templateName: 'Offer' } }),
  );
  const job = await api.expect(202, 'POST', '/print-jobs', {
    token,
    body: { template, document: { title: 'Offer', source: { page: 1 } } },
  });
  await api.expect(204, 'POST', `/print-jobs/${idOf(job)}/complete`, { token });
  const failed = await api.expect(409, 'POST', `/print-jobs/${idOf(job)}/fail`, {
    token,
    body: { reason: 'no paper' },
  });
  expect(failed.body).toMatchObject({ code: 'IllegalState' });

  const product = idOf(
    await api.expect(201, 'POST', '/products', { token, body: { productName: 'Car' } }),
  );
  const price = { amount: '120.00' };
  const products = [product];
  await api.expect(201, 'POST', '/offers', { token, body: { client, products, price } });
  const unknown = await api.expect(404, 'POST', '/offers', {
    token,
    body: { client, products: [4711], price },
  });
  expect(unknown.body).toMatchObject({ code: 'UnknownProduct' });
  const contract = idOf(
    await api.expect(201, 'POST', '/contracts', { token, body: { client, products } }),
  );
  const policy = await api.expect(201, 'POST', `/contracts/${contract}/policies`, {
    token,
    body: { policyNr: 1, price },
  });
  expect(policy.headers.get('etag')).toBe('W/"2"');
}

async function playQuote({ api, ops, client, token }: Insured): Promise<void> {
  const submit = async () =>
    idOf(await api.expect(201, 'POST', '/quote-requests', { token, body: { client } }));
  const quote = (id: string | number, validUntil: string) =>
    api.expect(204, 'POST', `/quote-requests/${id}/quote`, {
      token,
      body: { premium: { amount: 80 }, validUntil },
    });
  const answer = (status: number, id: string | number) =>
    api.expect(status, 'POST', `/quote-requests/${id}/answer`, { token, body: { accept: true } });
  const [rejected, accepted, lapsing] = [await submit(), await submit(), await submit()];
  await api.expect(204, 'POST', `/quote-requests/${rejected}/reject`, { token });
  const body = { premium: { amount: 80 }, validUntil: '2999-01-01T00:00:00Z' };
  await api.expect(409, 'POST', `/quote-requests/${rejected}/quote`, { token, body });

  await quote(lapsing, new Date(Date.now() + 2_000).toISOString());
  await quote(accepted, '2999-01-01T00:00:00Z');
  const shown = (id: string | number) =>
    ops('processes', 'show', 'policy-management.quote-expiry', `${id}`).catch(String);
  const patient = { timeout: 30_000 };
  await expect
    .poll(() => shown(accepted), patient)
    .toContain('timer lapse: at 2999-01-01T00:00:00.000Z');
  // What is accepted gets its policy; what nobody answers in time lapses.
  await answer(204, accepted);
  await expect.poll(() => shown(accepted), patient).toMatch(/^ended, /);
  await expect.poll(() => shown(lapsing), patient).toMatch(/^ended, /);
  await answer(409, accepted);
  await answer(409, lapsing);
  expect(await ops('processes', 'list')).toBe('no process is running\n');
}

async function playDebt({ api, token }: Insured): Promise<void> {
  const debt = idOf(
    await api.expect(201, 'POST', '/debts', {
      token,
      body: { policyNr: 1, price: { amount: '80.00' }, paymentDeadline: '2999-01-31' },
    }),
  );
  const dunned = { dunningNr: 1, paymentDeadline: '2999-02-28' };
  await api.expect(204, 'POST', `/debts/${debt}/dunnings`, { token, body: dunned });
  const passed = await api.expect(422, 'POST', `/debts/${debt}/dunnings`, {
    token,
    body: { dunningNr: 2, paymentDeadline: '2020-01-31' },
  });
  expect(passed.body).toMatchObject({ code: 'DeadlinePassed' });
  await api.expect(204, 'POST', `/debts/${debt}/pay`, { token });
  await api.expect(409, 'POST', `/debts/${debt}/pay`, { token });
}

async function playClaim({ api, tokenOf, ops, client, token }: Insured): Promise<void> {
  const customer = await tokenOf(['customer']);
  const officer = await tokenOf(['claimsOfficer']);
  const body = { customer: client, description: 'a broken window' };
  await api.expect(403, 'POST', '/claims', { token, body });
  const claim = idOf(await api.expect(201, 'POST', '/claims', { token: customer, body }));
  const assessed = { token: officer, body: { assessedOk: true } };
  const early = await api.expect(422, 'POST', `/claims/${claim}/assessment`, assessed);
  expect(early.body).toMatchObject({ code: 'IncompleteClaim' });
  await api.expect(204, 'POST', `/claims/${claim}/documentation`, {
    token,
    body: { complete: true },
  });
  await expect
    .poll(async () => (await api.expect(200, 'GET', '/claims', { token })).body)
    .toMatchObject({ items: [{ claimId: claim, complete: true }] });
  await api.expect(204, 'POST', `/claims/${claim}/assessment`, assessed);
  // What was assessed is decided, and with that the claim is open no more.
  await expect
    .poll(async () => (await api.expect(200, 'GET', '/claims', { token })).body, {
      timeout: 10_000,
    })
    .toMatchObject({ total: 0 });
  await api.expect(409, 'POST', `/claims/${claim}/assessment`, assessed);
  expect(await ops('dead-letters', 'list')).toBe('there are no dead letters\n');
  await api.expect(404, 'POST', `/payments/${randomUUID()}/perform`, { token: officer });
}
