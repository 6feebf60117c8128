import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { plain, problemsOfSpec } from './reading.ts';

const folder = new URL('../../examples/', import.meta.url);
const textOf = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const context = async (file: string, name: string) => {
  const { spec } = await problemsOfSpec(textOf(file));
  return spec?.contexts.find((one) => one.name.text === name);
};

describe('the examples', () => {
  it.each(readdirSync(folder).filter((name) => name.endsWith('.yaml')))(
    '%s has no problem',
    async (name) => {
      expect((await problemsOfSpec(textOf(name))).problems).toEqual([]);
    },
  );

  it('minimal.yaml is read as it stands', async () => {
    const { spec } = await problemsOfSpec(textOf('minimal.yaml'));
    expect(plain({ app: spec?.app, http: spec?.http, shared: spec?.shared })).toEqual({
      app: { name: 'todo' },
      http: { etag: 'optional', decimals: 'string', errors: 'problem', unknownFields: 'ignore' },
      shared: { types: [], enums: [], unions: [], values: [], errors: [], broken: [] },
    });
    const [tasks] = spec?.contexts ?? [];
    expect(tasks?.name).toEqual({
      text: 'Tasks',
      at: { file: 'plinth.yaml', path: ['contexts', 'Tasks'], on: 'key' },
    });
    expect(plain(tasks?.entities)).toEqual([
      {
        name: 'Task',
        fields: [
          {
            name: 'title',
            type: { kind: 'scalar', name: 'string', args: { range: { min: '1', max: '120' } } },
            card: 'one',
            flags: [],
          },
          {
            name: 'done',
            type: { kind: 'scalar', name: 'bool', args: {} },
            card: 'one',
            flags: [],
            default: { kind: 'bool', value: false },
          },
        ],
        invariants: [],
        indexes: [],
        events: [],
        crud: ['create', 'get', 'list', 'replace', 'patch', 'delete'],
        http: {
          path: { text: '/tasks', segments: [{ kind: 'literal', text: 'tasks' }] },
          status: {},
        },
        pages: true,
      },
    ]);
  });

  it('shop.yaml: an aggregate', async () => {
    const order = (await context('shop.yaml', 'Ordering'))?.aggregates[0];
    expect(plain({ ...order, commands: [], events: [], scenarios: [], fields: [] })).toEqual({
      name: 'Order',
      store: 'events',
      shardBy: 'customerId',
      states: ['Draft', 'Placed', 'Paid', 'Shipped', 'Cancelled'].map((name) => ({ name })),
      fields: [],
      entities: [],
      invariants: [{ condition: 'lines.length <= 50', error: 'TooManyLines' }],
      indexes: [],
      commands: [],
      events: [],
      scenarios: [],
    });
    expect(plain(order?.commands.find(({ name }) => name.text === 'RecordPayment'))).toEqual({
      name: 'RecordPayment',
      state: {
        from: [{ kind: 'state', name: 'Placed' }],
        to: [
          { kind: 'state', name: 'Placed' },
          { kind: 'state', name: 'Paid' },
        ],
      },
      input: expect.any(Array),
      once: 'paymentId',
      partial: false,
      let: [],
      require: [],
      outcomes: [
        {
          when: 'amount.covers(total)',
          to: { kind: 'state', name: 'Paid' },
          emit: [
            { event: 'PaymentRecorded', values: [] },
            { event: 'OrderPaid', values: [] },
          ],
        },
        {
          to: { kind: 'state', name: 'Placed' },
          emit: [{ event: 'PaymentRecorded', values: [] }],
          error: 'Underpaid',
        },
      ],
    });
    expect(plain(order?.events.find(({ name }) => name.text === 'OrderPlaced'))).toMatchObject({
      version: 2,
      was: 'OrderSubmitted',
      code: false,
      upcast: [
        {
          from: 1,
          kind: 'changes',
          rename: [{ old: 'address', new: 'shipTo' }],
          set: [{ name: 'placedAt', value: 'meta.at' }],
          drop: [],
        },
      ],
    });
    expect(plain(order?.scenarios[0])).toEqual({
      title: 'an empty order cannot be placed',
      given: [{ name: 'OrderOpened', fields: { value: {} } }],
      when: { name: 'Place', fields: { value: {} } },
      // biome-ignore lint/suspicious/noThenProperty: a word of the language
      then: { kind: 'error', name: 'EmptyOrder' },
    });
  });

  it('shop.yaml: sagas, processes, messages and streams', async () => {
    const ordering = await context('shop.yaml', 'Ordering');
    const [saga] = ordering?.sagas ?? [];
    expect(
      saga?.steps.map((step) => (step.kind === 'step' ? step.name.text : step.steps.length)),
    ).toEqual(['reserve', 'charge', 'record', 2]);
    expect(plain(saga?.failed)).toEqual([
      {
        when: "failure.step === 'reserve'",
        call: {
          callee: ['Order', 'Cancel'],
          id: 'orderId',
          input: '{ reason: CancelReason.OutOfStock }',
        },
      },
      {
        call: {
          callee: ['Order', 'Cancel'],
          id: 'orderId',
          input: '{ reason: CancelReason.PaymentFailed }',
        },
      },
    ]);
    expect(plain(ordering?.processes[0]?.on[0]?.schedule)).toEqual([
      {
        name: 'expire',
        due: { kind: 'after', duration: { text: '24h', milliseconds: 86_400_000 } },
        do: [
          {
            call: {
              callee: ['Order', 'Cancel'],
              id: 'orderId',
              input: '{ reason: CancelReason.TimedOut }',
            },
          },
        ],
      },
    ]);
    expect(plain(ordering?.publishes[1])).toEqual({
      event: 'OrderCancelled',
      as: 'order.cancelled',
      channel: 'orders',
      version: 1,
      format: 'cloudevents',
    });
    expect(ordering?.consumes[0]).toMatchObject({
      kind: 'queue',
      deadLetter: true,
      concurrency: 4,
    });
    expect(plain(ordering?.streams)).toEqual([
      {
        name: 'orders',
        from: ['OrderPlaced', 'OrderPaid', 'OrderCancelled'],
        partitions: 4,
        batch: { size: 100, within: { text: '1s', milliseconds: 1000 } },
        processors: [
          { name: 'OrderAnalytics', code: true },
          { name: 'FraudScan', code: true },
        ],
      },
    ]);
  });

  it('shop.yaml: deployment', async () => {
    const { spec } = await problemsOfSpec(textOf('shop.yaml'));
    expect(plain(spec?.deploy?.modes[1]?.db)).toEqual({
      engine: 'postgres',
      url: { kind: 'env', name: 'DATABASE_URL' },
      contexts: [
        {
          context: 'Ordering',
          url: { kind: 'env', name: 'ORDERS_DB_URL' },
          shards: { kind: 'count', count: 4 },
          replicas: { kind: 'count', count: 2 },
        },
      ],
    });
    expect(plain(spec?.deploy?.clients)).toMatchObject({
      default: { balance: 'round-robin', retry: { attempts: 2 } },
      contexts: [{ context: 'Payments', options: { balance: 'least-connections' } }],
    });
    expect(plain(spec?.deploy?.gateway?.compose)).toMatchObject([
      {
        path: { text: '/orders/:id/full' },
        parts: [{ name: 'order' }, { name: 'shipment' }],
        optional: ['shipment'],
      },
    ]);
    expect(plain(spec?.auth?.jwt)).toMatchObject({
      key: { kind: 'jwks', value: { kind: 'env', name: 'AUTH_JWKS' } },
      scheme: 'Bearer',
    });
  });

  it('clinic.yaml: answers, error bodies and addresses', async () => {
    const { spec } = await problemsOfSpec(textOf('clinic.yaml'));
    expect(plain(spec?.http.errors)).toEqual([
      {
        on: { kind: 'error', name: 'Validation' },
        status: 400,
        body: { value: { title: '$title', schemaErrors: '$fields', at: '$timestamp' } },
      },
      { on: { kind: 'error', name: 'NotFound' }, body: { value: { message: '$detail' } } },
    ]);
    const vets = await context('clinic.yaml', 'Vets');
    const command = (name: string) =>
      vets?.aggregates[0]?.commands.find((one) => one.name.text === name);
    expect(plain(command('Change')?.on)).toEqual({
      kind: 'field',
      field: 'account',
      value: 'actor.id',
    });
    expect(plain(command('Join')?.emit)).toEqual([
      { event: 'Joined', values: [{ name: 'account', value: 'actor.id' }] },
    ]);
    expect(plain(vets?.aggregates[0]?.states)).toEqual([
      { name: 'Active' },
      { name: 'Away', wire: 'on-leave' },
    ]);
  });
});
