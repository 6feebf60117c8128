import type { Given } from '../../src/edit/generate/request.ts';

export type ConceptCase = readonly [
  made: readonly [concept: string, name: string, given: Given],
  /** What changes of test/edit/trade.yaml, as a diff. */
  lines: readonly string[],
];

/** What `plinth generate` writes, for every concept. */
export const conceptCases: readonly ConceptCase[] = [
  [
    ['context', 'Billing', { uses: ['Ordering: conformist'] }],
    [
      '+  Billing:',
      '+    uses: { Ordering: conformist }',
      '+',
      '+        billing: { contexts: [Billing], port: 4003 }',
    ],
  ],
  [
    ['type', 'Weight', { context: 'Catalog', type: 'decimal(0.. scale=3)' }],
    ['+    types: { Weight: decimal(0.. scale=3) }'],
  ],
  [
    ['enum', 'Colour', { shared: true, member: ['Red,Blue', 'green'] }],
    ['+  enums:', '+    Colour:', '+      - Red', '+      - Blue', '+      - Green'],
  ],
  [
    ['union', 'Payment', { context: 'Ordering', case: ['card(last4: string(4))', 'cash'] }],
    ['+    unions:', '+      Payment:', '+        card: { last4: string(4) }', '+        cash: {}'],
  ],
  [
    [
      'value',
      'Money',
      {
        shared: true,
        field: ['amount: decimal(scale=2)', 'code: Code'],
        invariant: ['amount.gte(0) else Broken'],
      },
    ],
    [
      '+  values:',
      '+    Money:',
      '+      fields: { amount: decimal(scale=2), code: Code }',
      '+      invariants: [amount.gte(0) else Broken]',
    ],
  ],
  [
    ['error', 'too-late', { context: 'Ordering', status: '422' }],
    [
      '-    errors: { Empty: 422 there is nothing in it }',
      '+    errors: { Empty: 422 there is nothing in it, TooLate: 422 too late }',
    ],
  ],
  [
    [
      'entity',
      'Supplier',
      { context: 'Catalog', field: ['name: string(1..80)', "kind: string = 'a, b'"], pages: true },
    ],
    [
      '+      Supplier: { fields: { name: string(1..80), kind: "string = \'a, b\'" }, crud: all, http: /suppliers, pages: true }',
      '+',
    ],
  ],
  [
    ['entity', 'ProductNote', { context: 'Catalog', field: ['text: text'], 'owned-by': 'Product' }],
    [
      '+          productNotes: ProductNote*',
      '+      ProductNote: { fields: { text: text } }',
      '+',
    ],
  ],
  [
    [
      'aggregate',
      'Parcel',
      {
        context: 'Shipping',
        state: ['Packed', 'Sent'],
        field: ['weight: int unique', 'label: string?', 'ready: bool = false'],
      },
    ],
    [
      '-    aggregates: {}',
      '+    aggregates:',
      '+      Parcel:',
      '+        states: [Packed, Sent]',
      '+        fields: { weight: int unique, label: string?, ready: bool = false }',
      '+        commands:',
      '+          Create: { state: new -> Packed, input: { weight: int }, emit: ParcelCreated, http: POST /parcels }',
      '+        events:',
      '+          ParcelCreated: { weight: int }',
    ],
  ],
  [
    ['child', 'OrderLine', { field: ['sku: Code', 'quantity: int(1..)'], as: 'lines' }],
    [
      '-        fields: { customerId: uuid, total: decimal = 0, note: text? }',
      '+        fields: { customerId: uuid, total: decimal = 0, note: text?, lines: OrderLine* }',
      '+        entities:',
      '+          OrderLine: { fields: { sku: Code, quantity: int(1..) } }',
    ],
  ],
  [
    [
      'command',
      'Ship',
      { aggregate: 'Order', from: ['Paid'], to: 'Shipped', input: ['trackingNo: string(1..40)'] },
    ],
    [
      '+          Ship:',
      '+            state: Paid -> Shipped',
      '+            input: { trackingNo: string(1..40) }',
      '+            emit: OrderShipped',
      '+            http: POST /orders/:id/ship',
      '+          OrderShipped: { trackingNo: string(1..40) }',
    ],
  ],
  [
    ['command', 'AddNote', { aggregate: 'Order', input: ['note: text'], http: false }],
    [
      '+          AddNote: { input: { note: text }, emit: OrderNoteAdded }',
      '+          OrderNoteAdded: { note: text }',
    ],
  ],
  [
    ['command', 'Import', { aggregate: 'Order', from: ['new'], to: 'Open' }],
    [
      '+          Import: { state: new -> Open, input: { customerId: uuid }, emit: OrderImported, http: POST /orders/import }',
      '+          OrderImported: { customerId: uuid }',
    ],
  ],
  [
    [
      'command',
      'SendBack',
      { context: 'Ordering', do: ['Order.Cancel'], input: ['orderId: uuid', 'reason: Reason'] },
    ],
    [
      '+    commands:',
      '+      SendBack:',
      '+        input: { orderId: uuid, reason: Reason }',
      '+        do: Order.Cancel(orderId, { reason })',
      '+        http: POST /send-back',
    ],
  ],
  [
    ['command', 'Recount', { context: 'Shipping', application: true, http: 'POST /recounts' }],
    ['+      Recount: { code: true, http: POST /recounts }'],
  ],
  [
    ['event', 'OrderLost', { field: ['reason: string'] }],
    ['+          OrderLost: { reason: string }'],
  ],
  [
    ['view', 'OrderSummary', { context: 'Ordering', on: ['OrderStarted,OrderPaid'] }],
    [
      '+    views:',
      '+      OrderSummary:',
      '+        key: { orderId: uuid }',
      '+        fields: { customerId: uuid, amount: decimal? }',
      '+        on:',
      '+          OrderStarted: {}',
      '+          OrderPaid: {}',
    ],
  ],
  [
    [
      'query',
      'OrdersOf',
      { context: 'Ordering', from: 'Order', by: ['customerId'], sort: '-total' },
    ],
    [
      '+    queries:',
      '+      OrdersOf:',
      '+        from: Order',
      '+        input: { customerId: uuid }',
      '+        where: [customerId]',
      '+        sort: -total',
      '+        http: GET /orders-of',
    ],
  ],
  [
    ['query', 'GetOrder', { context: 'Ordering', from: 'Order', by: ['id'] }],
    [
      '+    queries:',
      '+      GetOrder:',
      '+        from: Order',
      '+        input: { orderId: uuid }',
      '+        where: [id = orderId]',
      '+        http: GET /orders/:orderId',
    ],
  ],
  [
    [
      'domain-service',
      'Tax',
      { context: 'Ordering', op: ['rate(total: decimal, code: Code): decimal'] },
    ],
    [
      '+    domainServices:',
      '+      Tax:',
      '+        ops:',
      '+          rate:',
      '+            input: { total: decimal, code: Code }',
      '+            returns: decimal',
      '+            code: true',
    ],
  ],
  [
    [
      'external',
      'CardGate',
      { context: 'Ordering', op: ['charge(amount: decimal): json = POST /charges'] },
    ],
    [
      '+    externals:',
      '+      CardGate:',
      '+        url: env CARD_GATE_URL',
      '+        ops:',
      '+          charge:',
      '+            http: POST /charges',
      '+            input: { amount: decimal }',
      '+            returns: json',
    ],
  ],
  [
    ['policy', 'Ready', { context: 'Shipping', on: ['Ordering.OrderPaid'], do: ['Prepare'] }],
    ['+    policies:', '+      Ready: { on: Ordering.OrderPaid, do: "Prepare({ orderId })" }'],
  ],
  [
    ['policy', 'Log', { context: 'Ordering', on: ['OrderPaid', 'OrderCancelled'] }],
    ['+    policies:', '+      Log: { on: [OrderPaid, OrderCancelled], code: true }'],
  ],
  [
    ['saga', 'Fulfil', { context: 'Ordering', on: 'OrderPaid', step: ['ready: Shipping.Prepare'] }],
    [
      '+    sagas:',
      '+      Fulfil: { on: OrderPaid, steps: [{ step: ready, do: "Shipping.Prepare({ orderId })" }] }',
    ],
  ],
  [
    ['process', 'Unpaid', { context: 'Ordering', start: 'OrderStarted', end: ['OrderPaid'] }],
    [
      '+    processes:',
      '+      Unpaid:',
      '+        key: { orderId: uuid }',
      '+        on:',
      '+          OrderStarted: { start: true }',
      '+          OrderPaid: { end: true }',
    ],
  ],
  [
    ['publication', 'OrderCancelled', { context: 'Ordering', channel: 'orders' }],
    [
      '-    publishes: { OrderPaid: {} }',
      '+    publishes: { OrderPaid: {}, OrderCancelled: { channel: orders } }',
    ],
  ],
  [
    [
      'consumer',
      'order_commands',
      {
        context: 'Ordering',
        kind: 'queue',
        message: ['cancel_order(orderId: uuid, reason: Reason)'],
        do: ['Order.Cancel'],
      },
    ],
    [
      '+    consumes:',
      '+      order_commands:',
      '+        kind: queue',
      '+        messages:',
      '+          cancel_order:',
      '+            fields: { orderId: uuid, reason: Reason }',
      '+            do: Order.Cancel(orderId, { reason })',
    ],
  ],
  [
    ['stream', 'payments', { context: 'Ordering', from: ['OrderPaid'] }],
    ['+      payments: { from: [OrderPaid], processors: { PaymentsReader: { code: true } } }'],
  ],
  [
    ['processor', 'FraudScan', {}],
    [
      '-      orders: { from: [OrderPaid], processors: { Audit: { code: true } } }',
      '+      orders: { from: [OrderPaid], processors: { Audit: { code: true }, FraudScan: { code: true } } }',
    ],
  ],
  [
    ['service', 'stock', { mode: 'many', contexts: ['Ordering'] }],
    [
      '-        front: { contexts: [Catalog, Ordering], port: 4001 }',
      '+        front: { contexts: [Catalog], port: 4001 }',
      '+        stock: { contexts: [Ordering], port: 4003 }',
    ],
  ],
  [
    ['service', 'stock', { mode: 'tiny', contexts: ['Catalog'] }],
    [
      '+    tiny:',
      '+      services: { trade: { contexts: [Ordering, Shipping], port: 3000 }, stock: { contexts: [Catalog], port: 3001 } }',
    ],
  ],
];
