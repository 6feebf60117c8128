import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Scene, Story } from './story.ts';

export const shop: Story = {
  example: 'shop',
  process: 'shop',
  auth: { scheme: 'Bearer', kind: 'jwks' },
  env: { CARD_URL: 'http://127.0.0.1:9', BACKUP_CARD_URL: 'http://127.0.0.1:9' },
  async play(scene) {
    const { api, tokenOf } = scene;
    const token = await tokenOf(['admin']);
    const customer = await tokenOf(['customer']);
    await api.expect(401, 'POST', '/api/categories', { body: { name: 'Tea' } });
    await api.expect(403, 'POST', '/api/categories', { body: { name: 'Tea' }, token: customer });
    await api.expect(401, 'POST', '/api/categories', {
      body: { name: 'Tea' },
      token: 'not.a.token',
    });

    const tea = await api.expect(201, 'POST', '/api/categories', { token, body: { name: 'Tea' } });
    const { id: parent } = tea.body as { id: string };
    const green = await api.expect(201, 'POST', '/api/categories', {
      token,
      body: { name: 'Green tea', parent },
    });
    const { id: category } = green.body as { id: string };
    expect(green.body).toEqual({ id: category, name: 'Green tea', parent });
    await api.expect(404, 'POST', '/api/categories', {
      token,
      body: { name: 'Lost', parent: '00000000-0000-4000-8000-000000000000' },
    });
    await api.expect(409, 'POST', '/api/categories', { token, body: { name: 'Tea' } });
    await api.expect(200, 'GET', `/api/categories/${category}`);
    await api.expect(200, 'GET', '/api/categories?limit=1&offset=1');
    await api.expect(200, 'PUT', `/api/categories/${category}`, {
      token,
      body: { name: 'Green tea' },
    });
    expect(
      (await api.expect(200, 'PATCH', `/api/categories/${category}`, { token, body: { parent } }))
        .body,
    ).toMatchObject({ parent });
    expect(
      (
        await api.expect(200, 'PATCH', `/api/categories/${category}`, {
          token,
          body: { parent: null },
        })
      ).body,
    ).toMatchObject({ parent: null });

    const price = { amount: '12.50', currency: 'EUR' };
    const product = {
      id: 'TEA-0001',
      name: 'Sencha',
      price,
      categories: [category],
      images: [{ url: 'https://shop.example/sencha.png' }],
    };
    const created = await api.expect(201, 'POST', '/api/products', { token, body: product });
    expect(created.headers.get('location')).toBe('/api/products/TEA-0001');
    expect(created.body).toMatchObject({
      ...product,
      description: null,
      active: true,
      createdAt: expect.stringMatching(/Z$/),
      images: [{ url: 'https://shop.example/sencha.png', alt: null }],
    });
    await api.expect(409, 'POST', '/api/products', { token, body: product });
    const refused = await api.expect(422, 'POST', '/api/products', {
      token,
      body: { ...product, id: 'tea-1', price: { amount: '1.234', currency: 'YEN' } },
    });
    expect(Object.keys((refused.body as { fields: object }).fields)).toEqual(
      expect.arrayContaining(['id', 'price.currency']),
    );
    await api.expect(404, 'POST', '/api/products', {
      token,
      body: {
        ...product,
        id: 'TEA-0002',
        name: 'Other',
        categories: ['00000000-0000-4000-8000-000000000000'],
      },
    });

    expect((await api.expect(200, 'GET', '/api/products/TEA-0001')).body).toEqual(created.body);
    expect(
      (
        await api.expect(
          200,
          'GET',
          `/api/products?active=true&categories=${category}&q=sen&sort=-name`,
        )
      ).body,
    ).toMatchObject({ total: 1 });
    expect((await api.expect(200, 'GET', '/api/products?q=nothing')).body).toMatchObject({
      total: 0,
      items: [],
    });
    await api.expect(422, 'GET', '/api/products?sort=colour');
    await api.expect(422, 'GET', '/api/products?limit=1000');
    const patched = await api.expect(200, 'PATCH', '/api/products/TEA-0001', {
      token,
      body: { description: 'Steamed', price: { amount: 13, currency: 'EUR' } },
    });
    expect(patched.body).toMatchObject({
      description: 'Steamed',
      price: { amount: '13.00' },
      name: 'Sencha',
      categories: [category],
    });
    expect((await api.expect(200, 'GET', '/api/products/TEA-0001')).body).toEqual(patched.body);
    const { id: _, ...replacement } = product;
    const replaced = await api.expect(200, 'PUT', '/api/products/TEA-0001', {
      token,
      body: { ...replacement, active: false, images: [] },
    });
    expect(replaced.body).toMatchObject({ active: false, images: [], description: null });
    await api.expect(405, 'DELETE', '/api/products/TEA-0001', { token });
    await api.expect(409, 'DELETE', `/api/categories/${category}`, { token });
    await api.expect(204, 'DELETE', `/api/categories/${parent}`, { token });
    await playOrder(scene);
    await playStock(scene);
    await playRequests(scene);
    await playShipment(scene);
  },
};

async function playOrder({ api, tokenOf, ops }: Scene): Promise<void> {
  const customerId = randomUUID();
  const [mine, other] = [await tokenOf(['customer'], customerId), await tokenOf(['customer'])];
  const support = await tokenOf(['support']);
  await api.expect(401, 'POST', '/api/orders', { body: { customerId } });
  await api.expect(403, 'POST', '/api/orders', { token: other, body: { customerId } });
  const opened = await api.expect(201, 'POST', '/api/orders', {
    token: mine,
    body: { customerId },
  });
  const { id } = opened.body as { id: string };
  expect(opened.headers.get('location')).toBe(`/api/orders/${id}`);

  const shipTo = { street: 'Hauptstrasse 1', city: 'Bern', zip: '3000', country: 'CH' };
  const empty = await api.expect(422, 'POST', `/api/orders/${id}/place`, {
    token: mine,
    body: { shipTo },
  });
  expect(empty.body).toMatchObject({ code: 'EmptyOrder' });
  // Prices are worked out by hand: `code: true`.
  await api.expect(501, 'POST', `/api/orders/${id}/lines`, {
    token: mine,
    body: { sku: 'TEA-0001', quantity: 2 },
  });
  const unknown = await api.expect(404, 'POST', `/api/orders/${id}/lines`, {
    token: mine,
    body: { sku: 'TEA-9999', quantity: 2 },
  });
  expect(unknown.body).toMatchObject({ code: 'UnknownProduct' });

  await api.expect(403, 'GET', `/api/orders/${id}`, { token: other });
  expect((await api.expect(200, 'GET', `/api/orders/${id}`, { token: mine })).body).toMatchObject({
    id,
    status: 'Draft',
    total: { amount: '0.00', currency: 'EUR' },
    lines: [],
    shipTo: null,
  });
  await expect
    .poll(
      async () => {
        const path = `/api/customers/${customerId}/orders`;
        return (await api.expect(200, 'GET', path, { token: support })).body;
      },
      { timeout: 5_000 },
    )
    .toMatchObject({ total: 1, items: [{ orderId: id, status: 'Draft', lineCount: 0 }] });
  const reason = { token: support, body: { reason: 'CustomerRequest' } };
  await api.expect(204, 'POST', `/api/orders/${id}/cancel`, reason);
  await api.expect(204, 'POST', `/api/orders/${id}/cancel`, reason);
  await playDeadLetter({ api, tokenOf, ops });
}

/** A front door that only enqueues: what is asked for twice is done once. */
async function playRequests({ api, tokenOf }: Scene): Promise<void> {
  const token = await tokenOf(['support']);
  const [requestId, customerId] = [randomUUID(), randomUUID()];
  const body = { requestId, customerId, currency: 'EUR' };
  for (let times = 0; times < 2; times += 1) {
    await api.expect(202, 'POST', '/api/order-requests', { token, body });
  }
  await api.expect(422, 'POST', '/api/order-requests', { token, body: { ...body, currency: 'X' } });
  const orders = async () =>
    (await api.expect(200, 'GET', `/api/customers/${customerId}/orders`, { token })).body;
  await expect.poll(orders, { timeout: 10_000 }).toMatchObject({ total: 1 });
  const another = { token, body: { ...body, requestId: randomUUID() } };
  await api.expect(202, 'POST', '/api/order-requests', another);
  await expect.poll(orders, { timeout: 10_000 }).toMatchObject({ total: 2 });
}

/** The customer cannot be told before somebody has written how: an operator sees that. */
async function playDeadLetter({ api, tokenOf, ops }: Scene): Promise<void> {
  await expect
    .poll(() => ops('dead-letters', 'list'), { timeout: 10_000 })
    .toContain('1 x NotImplemented: Notifications.SendCancellation is not implemented yet');
  const policy = 'notifications.tell-customer';
  expect(await ops('dead-letters', 'retry', policy)).toBe('1 to be retried\n');
  await expect
    .poll(() => ops('dead-letters', 'list', policy), { timeout: 10_000 })
    .toContain('OrderCancelled of ordering.order');
  const [operator, support] = [await tokenOf(['operator']), await tokenOf(['support'])];
  const ask = (method: string, path: string, token: string | undefined, body?: unknown) =>
    api.sendUnchecked(method, `/ops/${path}`, { token, body });
  for (const topic of ['dead-letters', 'sagas']) {
    expect((await ask('GET', topic, undefined)).status).toBe(401);
    expect((await ask('GET', topic, support)).status).toBe(403);
  }
  expect((await ask('GET', `dead-letters?source=${policy}`, operator)).body).toMatchObject({
    items: [{ source: policy, type: 'OrderCancelled', state: 'parked' }],
  });
  expect((await ask('GET', 'sagas', operator)).body).toEqual({ items: [] });
  const put = await ask('POST', 'dead-letters/archive', operator, { source: policy });
  expect(put.body).toEqual({ count: 1 });
  expect(await ops('dead-letters', 'list', policy)).toBe(
    `no dead letter has the cause ${policy}\n`,
  );
  // What reads the stream of orders is not written yet either, and its batches take a second.
  for (const reader of ['ordering.orders.fraud-scan', 'ordering.orders.order-analytics']) {
    await expect
      .poll(() => ops('dead-letters', 'list', reader), { timeout: 10_000 })
      .toContain('OrderCancelled of ordering.order');
  }
}

async function playStock({ api, tokenOf }: Scene): Promise<void> {
  const token = await tokenOf(['admin']);
  const path = '/api/stock/TEA-0001/receipts';
  await api.expect(201, 'POST', path, { token, body: { quantity: 5 } });
  await api.expect(201, 'POST', path, { token, body: { quantity: 2 } });
  await api.expect(422, 'POST', path, { token, body: { quantity: 0 } });
  expect((await api.expect(200, 'GET', '/api/stock/TEA-0001')).body).toEqual({
    id: 'TEA-0001',
    onHand: 7,
    reservations: {},
    available: 7,
  });
  await api.expect(404, 'GET', '/api/stock/TEA-0404');
}

async function playShipment({ api, tokenOf }: Scene): Promise<void> {
  const token = await tokenOf(['support']);
  await api.expect(404, 'POST', `/api/shipments/${randomUUID()}/dispatch`, {
    token,
    body: { trackingNo: 'T-1' },
  });
  await api.expect(404, 'GET', `/api/orders/${randomUUID()}/shipment`, { token });
}
