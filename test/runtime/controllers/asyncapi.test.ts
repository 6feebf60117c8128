import { afterEach, describe, expect, it } from 'vitest';
import type {
  DocumentedMessage,
  DocumentedMessages,
  Server,
} from '../../../src/runtime/controllers/index.ts';
import { asyncApiProblems } from '../../e2e/asyncapi.ts';
import { ordersServer } from './orders-server.ts';

let app: Server;
afterEach(() => app.close());

const orders = { name: 'orders', kind: 'topic' } as const;

const paid: DocumentedMessage = {
  action: 'send',
  channel: orders,
  type: 'order.paid',
  format: 'cloudevents',
  version: 2,
  source: '/shop/ordering',
  description: 'All of it is paid.',
  schema: {
    type: 'object',
    required: ['orderId', 'total', 'by'],
    properties: {
      orderId: { type: 'string' },
      total: { $ref: 'Money#' },
      by: { $ref: 'Payment#' },
    },
    additionalProperties: false,
  },
};

const opened: DocumentedMessage = {
  action: 'receive',
  channel: { name: 'order_commands', kind: 'queue' },
  type: 'open',
  format: 'json',
  schema: { type: 'object', properties: { at: { type: ['string', 'null'], format: 'date-time' } } },
};

async function documentOf(
  messages: readonly DocumentedMessage[],
  engine: DocumentedMessages['engine'] = 'nats',
) {
  app = await ordersServer({ messages: { engine, messages } });
  const document = app.asyncapi();
  if (document === undefined) throw new Error('there is no document');
  return document;
}

describe('the AsyncAPI document', () => {
  it.each(['embedded', 'nats', 'rabbitmq'] as const)('on %s is one', async (engine) => {
    const document = await documentOf([paid, opened], engine);
    expect(asyncApiProblems(document)).toEqual([]);
    expect(Object.keys(document.servers ?? {})).toEqual(engine === 'embedded' ? [] : ['broker']);
  });

  it('would be found out if it were none', async () => {
    const document = await documentOf([paid]);
    const { orders: channel } = document.channels;
    if (channel === undefined) throw new Error('there is no channel');
    const operations = { send: { action: 'shout', channel: { $ref: '#/channels/lost' } } };
    const wrong = Object.assign({}, document, { channels: { orders: 7 }, operations });
    expect(asyncApiProblems(wrong).join()).toContain('#/channels/lost leads nowhere');
    expect(asyncApiProblems({ ...document, asyncapi: '2.0.0' })).not.toEqual([]);
  });

  it('says what is sent and received, and on what', async () => {
    const { channels, operations, components } = await documentOf([paid, opened]);
    expect(Object.keys(channels)).toEqual(['orders', 'order_commands']);
    expect(operations).toEqual({
      'send.orders': {
        action: 'send',
        channel: { $ref: '#/channels/orders' },
        messages: [{ $ref: '#/channels/orders/messages/order.paid' }],
      },
      'receive.order_commands': {
        action: 'receive',
        channel: { $ref: '#/channels/order_commands' },
        messages: [{ $ref: '#/channels/order_commands/messages/open' }],
      },
    });
    expect(Object.keys(components.schemas)).toEqual(['Money', 'Payment']);
    expect(components.schemas.Payment).toMatchObject({ discriminator: 'type' });
  });

  it('describes the CloudEvent around what is sent', async () => {
    const { channels } = await documentOf([paid]);
    expect(channels.orders?.messages['order.paid']).toMatchObject({
      name: 'order.paid',
      description: 'All of it is paid.',
      contentType: 'application/cloudevents+json',
      payload: {
        properties: {
          source: { const: '/shop/ordering' },
          type: { const: 'order.paid' },
          dataversion: { const: '2' },
          data: { properties: { total: { $ref: '#/components/schemas/Money' } } },
        },
      },
    });
  });

  it('tells what is sent and received on one channel apart, and names once what is the same', async () => {
    const heard = { ...paid, action: 'receive', schema: { type: 'object' } } as const;
    const { channels, operations } = await documentOf([paid, paid, heard]);
    expect(Object.keys(channels.orders?.messages ?? {})).toEqual(['order.paid', 'order.paid-2']);
    expect(operations['send.orders']?.messages).toHaveLength(1);
    expect(operations['receive.orders']?.messages).toEqual([
      { $ref: '#/channels/orders/messages/order.paid-2' },
    ]);
  });

  it('is served, and named by the page, where there are messages', async () => {
    const document = await documentOf([paid]);
    expect((await app.inject('/asyncapi.json')).json()).toEqual(document);
    expect((await app.inject('/docs')).body).toContain('<a href="/asyncapi.json">');
    await app.close();
    app = await ordersServer();
    expect(app.asyncapi()).toBeUndefined();
    expect((await app.inject('/asyncapi.json')).statusCode).toBe(404);
    expect((await app.inject('/docs')).body).not.toContain('asyncapi');
  });
});
