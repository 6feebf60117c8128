import type { AddressInfo } from 'node:net';
import { type Authenticator, allow } from '../../../src/runtime/auth/index.ts';
import {
  created,
  createServer,
  ifMatch,
  locationOf,
  pageQuery,
  type Server,
  type ServerOptions,
  versioned,
} from '../../../src/runtime/controllers/index.ts';
import { createLogger } from '../../../src/runtime/observability/index.ts';
import { requireVersion } from '../../../src/runtime/services/index.ts';

export const moneySchema = {
  $id: 'Money',
  type: 'object',
  required: ['amount', 'currency'],
  properties: {
    amount: {
      type: ['string', 'number'],
      format: 'decimal',
      'x-decimal': { scale: 2, minimum: '0' },
    },
    currency: { type: 'string', enum: ['EUR', 'USD'] },
  },
};

const paymentSchema = {
  $id: 'Payment',
  type: 'object',
  required: ['type'],
  discriminator: { propertyName: 'type' },
  oneOf: [
    {
      required: ['type', 'last4'],
      properties: {
        type: { const: 'card' },
        last4: { type: 'string', minLength: 4, maxLength: 4 },
      },
    },
    { required: ['type'], properties: { type: { const: 'cash' } } },
  ],
};

const newOrderSchema = {
  $id: 'NewOrder',
  type: 'object',
  additionalProperties: false,
  required: ['customer', 'lines'],
  properties: {
    customer: { type: 'string', minLength: 1, maxLength: 20 },
    lines: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['quantity'],
        properties: {
          quantity: { type: 'integer', minimum: 1, maximum: 999 },
          price: { anyOf: [{ $ref: 'Money#' }, { type: 'null' }] },
        },
      },
    },
    placedAt: { type: ['string', 'null'], format: 'date-time' },
    payment: { $ref: 'Payment#' },
    note: {},
  },
};

const orderSchema = {
  $id: 'Order',
  type: 'object',
  required: ['id', 'customer'],
  properties: { id: { type: 'string' }, customer: { type: 'string' } },
};

export const schemas = [moneySchema, paymentSchema, newOrderSchema, orderSchema];

/** Tokens are the names of roles here: what checks real ones has tests of its own. */
export const roleTokens: Authenticator = {
  scheme: 'Bearer',
  async authenticate(token) {
    return { id: 'mia', roles: [token], claims: {} };
  },
};

const orderParams = {
  type: 'object',
  properties: { id: { type: 'integer', minimum: 1 } },
};

export async function ordersServer(options: Partial<ServerOptions> = {}): Promise<Server> {
  const app = await createServer({
    info: { title: 'Orders', version: '1.0.0' },
    log: createLogger({ name: 'orders', level: 'silent' }),
    schemas,
    ...options,
  });
  const anyone = allow('anyone');
  app.post<{ Body: { customer: string } }>(
    '/orders',
    {
      schema: {
        operationId: 'createOrder',
        summary: 'Place an order',
        tags: ['Orders'],
        body: { $ref: 'NewOrder#' },
        response: { 201: { $ref: 'Order#' } },
      },
      config: { allow: allow('clerk'), creates: true, errors: ['NotUnique'] },
    },
    async (request, reply) => {
      const order = { id: '7', customer: request.body.customer };
      return versioned(reply, 1, created(reply, locationOf(request, order.id), order));
    },
  );
  app.get(
    '/orders',
    {
      schema: {
        operationId: 'listOrders',
        summary: 'List orders',
        tags: ['Orders'],
        querystring: {
          type: 'object',
          properties: {
            ...pageQuery(20, 100),
            status: { type: 'array', items: { type: 'string', enum: ['open', 'paid'] } },
          },
        },
        response: { 200: { type: 'object', additionalProperties: true } },
      },
      config: { allow: anyone },
    },
    async (request) => ({ query: request.query }),
  );
  app.get<{ Params: { id: number } }>(
    '/orders/:id',
    {
      schema: {
        operationId: 'getOrder',
        summary: 'Read an order',
        tags: ['Orders'],
        params: orderParams,
        response: { 200: { $ref: 'Order#' } },
      },
      config: { allow: anyone, versioned: true },
    },
    async (request, reply) =>
      versioned(reply, 7, { id: String(request.params.id), customer: 'Ada' }),
  );
  app.get<{ Params: { id: number } }>(
    '/orders/:id/summary',
    {
      schema: {
        hide: true,
        params: orderParams,
        response: { 200: { $ref: 'Order#' } },
      },
      config: { allow: anyone, versioned: true, holdsMore: true },
    },
    async (request, reply) =>
      versioned(reply, 7, { id: String(request.params.id), customer: 'Ada' }),
  );
  app.put<{ Params: { id: number } }>(
    '/orders/:id',
    {
      schema: {
        operationId: 'replaceOrder',
        summary: 'Replace an order',
        tags: ['Orders'],
        params: orderParams,
        body: { $ref: 'NewOrder#' },
        response: { 200: { $ref: 'Order#' } },
      },
      config: { allow: allow('clerk'), ifMatch: true },
    },
    async (request, reply) => {
      requireVersion(7, ifMatch(request));
      return versioned(reply, 8, { id: String(request.params.id), customer: 'Ada' });
    },
  );
  app.put<{ Params: { id: number } }>(
    '/drafts/:id',
    {
      schema: { hide: true, params: orderParams },
      config: { allow: allow('clerk'), ifMatch: true, mayCreate: true },
    },
    async (request, reply) => {
      requireVersion(request.params.id === 1 ? 7 : 0, ifMatch(request) ?? 'new');
      return versioned(reply, 8, { id: String(request.params.id) });
    },
  );
  app.get('/orders/latest', { schema: { hide: true }, config: { allow: anyone } }, async () => ({
    latest: true,
  }));
  app.get('/broken', { schema: { hide: true }, config: { allow: anyone } }, async () => {
    throw new Error('the password is hunter2');
  });
  return app;
}

/** The address of a server that really listens, for what inject cannot send. */
export async function listening(app: Server): Promise<number> {
  await app.listen({ port: 0, host: '127.0.0.1' });
  // A server that listens on a port has an address of this form.
  return (app.server.address() as AddressInfo).port;
}
