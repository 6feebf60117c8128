import { expect } from 'vitest';
import type { Story } from './story.ts';

export const insurance: Story = {
  example: 'insurance',
  process: 'insurance',
  auth: { scheme: 'Bearer', kind: 'secret' },
  async play({ api, tokenOf }) {
    const token = await tokenOf(['administrator']);
    const customer = await tokenOf(['customer']);
    const client = '6f1c1e0e-58f3-4c0e-9d8c-0a2b6c1d3e4f';
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
  },
};
