import { randomUUID } from 'node:crypto';
import { ApiClient } from '../client.ts';
import type { Tokens } from '../tokens.ts';

const money = { amount: '10.00', currency: 'EUR' };
const shipTo = { street: 'Hauptstrasse 1', city: 'Bern', zip: '3000', country: 'CH' };

/** Of these there is enough, and of the last nothing. */
export const skus = ['TEA-0001', 'MLK-0001', 'GON-0001'] as const;
export const onHand = 1_000;

/** What customers, and those who look after the shop, do over HTTP. */
export class Shopping {
  readonly #api: ApiClient;
  readonly #tokens: Tokens;

  private constructor(api: ApiClient, tokens: Tokens) {
    this.#api = api;
    this.#tokens = tokens;
  }

  static async at(url: string, tokens: Tokens): Promise<Shopping> {
    return new Shopping(await ApiClient.of(url), tokens);
  }

  async stockUp(): Promise<void> {
    const token = await this.#tokens.tokenOf(['admin']);
    for (const [at, id] of skus.entries()) {
      const body = { id, name: id, price: money, categories: [], images: [] };
      await this.#api.expect(201, 'POST', '/api/products', { token, body });
      const quantity = at === 2 ? 1 : onHand;
      await this.#api.expect(201, 'POST', `/api/stock/${id}/receipts`, {
        token,
        body: { quantity },
      });
    }
  }

  /** A customer's order, up to its placing; answers its id. */
  async order(lines: readonly string[], isOpened: (id: string) => void): Promise<string> {
    const customerId = randomUUID();
    const token = await this.#tokens.tokenOf(['customer'], customerId);
    const opened = await this.#api.expect(201, 'POST', '/api/orders', {
      token,
      body: { customerId },
    });
    const { id } = opened.body as { id: string };
    isOpened(id);
    for (const sku of lines) {
      const body = { sku, quantity: 2 };
      await this.#api.expect(204, 'POST', `/api/orders/${id}/lines`, { token, body });
    }
    await this.#api.expect(202, 'POST', `/api/orders/${id}/place`, { token, body: { shipTo } });
    return id;
  }

  async cancel(id: string): Promise<void> {
    const token = await this.#tokens.tokenOf(['support']);
    const body = { reason: 'CustomerRequest' };
    await this.#api.expect(204, 'POST', `/api/orders/${id}/cancel`, { token, body });
  }

  /** The status of an order, of its shipment, and how much of each line is left for others. */
  async show(
    id: string,
  ): Promise<{ readonly order: string; readonly shipment: string | undefined }> {
    const token = await this.#tokens.tokenOf(['support']);
    const order = await this.#api.expect(200, 'GET', `/api/orders/${id}`, { token });
    const shipment = await this.#api.send('GET', `/api/orders/${id}/shipment`, { token });
    const statusOf = (body: unknown): string => (body as { status: string }).status;
    return {
      order: statusOf(order.body),
      shipment: shipment.status === 404 ? undefined : statusOf(shipment.body),
    };
  }

  async stockOf(sku: string): Promise<unknown> {
    return (await this.#api.expect(200, 'GET', `/api/stock/${sku}`)).body;
  }
}
