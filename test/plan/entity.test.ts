import { describe, expect, test } from 'vitest';
import { generatedSales } from './generated.ts';

/** A feature of the language, the file that shows it, and what stands there. */
interface Wish {
  readonly feature: string;
  readonly entities: string;
  readonly file: string;
  readonly holds?: readonly string[];
  readonly lacks?: readonly string[];
}

const order = (fields: string, more = ''): string =>
  `Order: { crud: all, http: /orders, fields: { ${fields} }${more} }`;

const domain: readonly Wish[] = [
  {
    feature: 'the server makes the id',
    entities: order('title: string'),
    file: 'domain/order.ts',
    holds: ['id: newId(),', 'export type OrderChanges = Changes<NewOrder>;'],
    lacks: ['OrderReplacement'],
  },
  {
    feature: 'the client brings the id',
    entities: order('title: string', ', id: string(8)'),
    file: 'domain/order.ts',
    holds: ['id: input.id,', "export type OrderReplacement = Omit<NewOrder, 'id'>;"],
    lacks: ['newId'],
  },
  {
    feature: 'the database counts the id',
    entities: order('title: string', ', id: int'),
    file: 'domain/order.ts',
    holds: ["export type UnsavedOrder = Omit<Order, 'id'>;", '(input: NewOrder): UnsavedOrder {'],
  },
  {
    feature: 'defaults fill what is absent',
    entities: order("open: bool = true, at: datetime = now, note: string = 'none', tags: string*"),
    file: 'domain/order.ts',
    holds: [
      'createOrder(input: NewOrder, clock: Clock): Order',
      'open: input.open ?? true,',
      'at: input.at ?? clock.now(),',
      "note: input.note ?? 'none',",
      'tags: input.tags ?? [],',
      'readonly open?: boolean | undefined;',
    ],
  },
  {
    feature: 'a patch tells null from absent',
    entities: order('note: string?, title: string'),
    file: 'domain/order.ts',
    holds: [
      'note: changes.note === undefined ? order.note : changes.note,',
      'title: changes.title ?? order.title,',
    ],
  },
  {
    feature: 'what is immutable cannot be changed, and stays where nothing is given',
    entities: order('since: date immutable = today, price: Money immutable'),
    file: 'domain/order.ts',
    holds: [
      'since: input.since ?? order.since,',
      'if (after.since !== before.since) {',
      'if (!equalValues(after.price, before.price)) {',
      "throw new ValidationError({ since: ['cannot be changed'] });",
    ],
  },
  {
    feature: 'what has several texts in JSON is compared by what it is',
    entities: order('extra: json? immutable, sums: decimal* distinct, names: string* distinct'),
    file: 'domain/order.ts',
    holds: [
      'if (!equalValues(after.extra, before.extra)) {',
      'validate({\n    sums: checkList(order.sums, { distinct: true }),\n  });',
      'checkOrder(replaced);',
    ],
    lacks: ['checkList(order.names'],
  },
  {
    feature: 'owned rows that cannot change stay where nothing is given',
    entities: `${order('part: Part? immutable')}\nPart: { fields: { text: string } }`,
    file: 'domain/order.ts',
    holds: [': order.part,', 'if (!equalValues(after.part, before.part)) {'],
  },
  {
    feature: 'what is immutable in an owned row cannot be changed there',
    entities: `${order('parts: Part*, last: Part?')}\nPart: { id: int, fields: { code: string immutable, at: datetime immutable = now } }`,
    file: 'domain/part.ts',
    holds: [
      'at: input.at ?? before?.at ?? clock.now(),',
      'if (before !== undefined) {\n    refuseImmutable(before, part);',
      'if (after.code !== before.code) {',
    ],
  },
  {
    feature: 'what is wrong with an owned row says where it stands',
    entities: `${order('parts: Part*, last: Part?')}\nPart: { fields: { code: string immutable } }`,
    file: 'domain/order.ts',
    holds: [
      "parts: withinEach('parts', input.parts ?? [], (part) => partFrom(part)),",
      "last: withinGiven('last', input.last, (part) => partFrom(part)) ?? null,",
    ],
  },
  {
    feature: 'invariants throw their error, or say which field is wrong',
    entities: order(
      'count: int, due: date',
      ', invariants: [count < 10 else TooMany, due >= today else Validation]',
    ),
    file: 'domain/order.ts',
    holds: [
      'if (!(order.count < 10)) {',
      'throw new TooMany();',
      'if (!(order.due >= clock.today())) {',
      "throw new ValidationError({ due: ['does not satisfy due >= today'] });",
      'checkOrder(replaced, clock);',
    ],
  },
  {
    feature: 'a computed field of several lines is returned in brackets',
    entities: order(
      "name: string, late: bool := name === 'a text that is rather long' || name === 'another one that is even longer'",
    ),
    file: 'domain/order.ts',
    holds: [
      "return (\n    order.name === 'a text that is rather long' || order.name === 'another one that is even longer'\n  );",
    ],
  },
  {
    feature: 'a computed field is a function',
    entities: order('count: int, double: int := count * 2'),
    file: 'domain/order.ts',
    holds: ['export function orderDouble(order: Order): number {', 'return order.count * 2;'],
    lacks: ['readonly double'],
  },
  {
    feature: 'owned rows keep their ids',
    entities: `${order('lines: Line*')}\nLine: { fields: { text: string } }`,
    file: 'domain/line.ts',
    holds: [
      'export function lineFrom(input: NewLine, present: readonly Line[] = []): Line {',
      'id: before?.id ?? newId(),',
    ],
  },
  {
    feature: 'owned rows with counted ids are numbered within their owner',
    entities: `${order('lines: Line+')}\nLine: { id: int, fields: { text: string } }`,
    file: 'domain/order.ts',
    holds: ['lines: numbered(input.lines, order.lines).map((line) => lineFrom(line)),'],
  },
];

const inside: readonly Wish[] = [
  {
    feature: 'references are checked, foreign ones through the contract',
    entities: order('parent: ref Order?, items: ref Stock.Item*'),
    file: 'application/order-service.ts',
    holds: [
      "await requireExisting('Order', order.parent, this.#orders);",
      "await requireExisting('Item', order.items, this.#items);",
      "import type { ItemLookup } from '../../stock/contract.js';",
    ],
  },
  {
    feature: 'references are found inside owned rows, too',
    entities: `${order('lines: Line+')}\nLine: { fields: { item: ref Stock.Item, more: ref Stock.Item* } }`,
    file: 'application/order-service.ts',
    holds: ['order.lines.flatMap((item) => [item.item, ...item.more]),'],
  },
  {
    feature: 'single rows are cached and forgotten after every change',
    entities: order('title: string', ', cache: { levels: [memory 60s] }'),
    file: 'application/order-service.ts',
    holds: [
      'return this.#cache.get(id, () => this.#load(id));',
      'this.#cache.evict(order.id);',
      'this.#cache.evict(id);',
    ],
  },
  {
    feature: 'a condition of `allow` is checked with the row in hand',
    entities: order(
      'owner: uuid',
      ', allow: { read: anyone, write: customer if actor.id === owner }',
    ),
    file: 'application/order-service.ts',
    holds: ['writeOrders.check(order);'],
    lacks: ['readOrders'],
  },
  {
    feature: 'who may call',
    entities: order('owner: uuid', ', allow: [clerk, customer if actor.id === owner]'),
    file: 'application/order-access.ts',
    holds: [
      'if: (order, actor) => actor.id === order.owner,',
      "export const listOrders = allow('clerk');",
      "if (actor.roles.includes('customer')) fields.push('owner');",
    ],
  },
  {
    feature: 'a list holds only the rows of who asks',
    entities: order('owner: uuid', ', allow: { read: [clerk, customer if actor.id === owner] }'),
    file: 'infrastructure/sql-order-repository.ts',
    holds: ["or(own.fields.map((field) => eb(OWNERS[field], '=', own.by)))", "owner: 'owner',"],
  },
  {
    feature: 'a list is refused where a condition cannot be put to the database',
    entities: order('n: int', ', allow: { read: [clerk, customer if n > 3] }'),
    file: 'application/order-service.ts',
    holds: ['listOrders.check(undefined);', 'readOrders.check(found.value);'],
  },
  {
    feature: 'only the methods that somebody calls',
    entities: 'Order: { crud: [create], fields: { title: string } }',
    file: 'application/order-repository.ts',
    holds: ['insert(order: Order)'],
    lacks: ['find(', 'list(', 'update(', 'delete(', 'existing('],
  },
  {
    feature: 'filter, search and sort',
    entities: order(
      'open: bool, total: decimal, tags: string*, to: ref Stock.Item*, text: text',
      ', list: { filter: [open, total, tags, to], search: [text], sort: [total, text] }',
    ),
    file: 'infrastructure/sql-order-repository.ts',
    holds: [
      "matching.where('open', '=', Number(query.open));",
      "({ ref }) => asNumber(ref('total')),",
      "containsElement(ref('tags'), tagsFilter)",
      "where('target_id', '=', toFilter)",
      "containsText(ref('text'), q)",
      "'-total': [asNumber(sql.ref('total')), 'desc'],",
      "text: ['text', 'asc'],",
    ],
  },
  {
    feature: 'unique indexes blame a field',
    entities: order('no: int unique, a: string, b: string', ", indexes: ['unique a b']"),
    file: 'infrastructure/sql-order-repository.ts',
    holds: ["no: 'no',", "'a, b': ['a', 'b'],", '.catch(uniqueAs(UNIQUE));'],
  },
  {
    feature: 'a value is stored as JSON, a bool as a number',
    entities: order('price: Money, open: bool, rate: decimal(scale=3)?'),
    file: 'infrastructure/order-table.ts',
    holds: [
      'price: JSON.stringify(order.price),',
      'price: Money.fromJSON(JSON.parse(row.price)),',
      'open: Number(order.open),',
      'rate: order.rate?.toFixed(3) ?? null,',
    ],
  },
];

const outside: readonly Wish[] = [
  {
    feature: 'a filter with another name, and one that is a time',
    entities: order('kind: string as=@type, at: datetime', ', list: { filter: [kind, at] }'),
    file: 'presentation/order-json.ts',
    holds: [
      "extends Omit<OrderQuery, 'kind' | 'at'> {",
      "readonly '@type'?: string | undefined;",
      "kind: query['@type'],",
      'at: query.at === undefined ? undefined : normaliseDatetime(query.at),',
    ],
  },
  {
    feature: 'owned rows are read by a function of their own where they hold values',
    entities: `${order('lines: Line+')}\nLine: { fields: { price: Money } }`,
    file: 'presentation/order-json.ts',
    holds: [
      "lines: withinEach('lines', json.lines, (item) => newLineFromJson(item)),",
      'lines: order.lines.map((item) => lineToJson(item)),',
    ],
  },
  {
    feature: 'a secret is taken in and never answered',
    entities: order('name: string, pin: string(4) secret'),
    file: 'presentation/order-json.ts',
    holds: ['name: order.name,'],
    lacks: ['pin: order.pin'],
  },
  {
    feature: 'names on the wire',
    entities: order('kind: string as=@type'),
    file: 'presentation/order-json.ts',
    holds: ["'@type': order.kind,", "kind: json['@type'],", "readonly '@type': string;"],
  },
  {
    feature: 'statuses, and the deleted row as the answer',
    entities:
      'Order: { crud: all, http: { path: /orders, status: { create: 200 }, deleted: row }, fields: { a: string } }',
    file: 'presentation/order-controller.ts',
    holds: ['created(reply, location, value, 200)', 'const { value } = await this.#orders.delete('],
    lacks: ['noContent'],
  },
  {
    feature: 'an envelope, both ways',
    entities: 'Order: { crud: all, http: /orders as order/orders, fields: { a: string } }',
    file: 'presentation/order-controller.ts',
    holds: [
      'app.post<{ Body: { order: NewOrder } }>(',
      'this.#orders.create(request.body.order)',
      'return versioned(reply, version, { order: value });',
    ],
  },
  {
    feature: 'the keys of a list are renamed',
    entities: order('a: string', ', list: { envelope: { items: content, total: totalElements } }'),
    file: 'presentation/order-controller.ts',
    holds: ['content: page.items,', 'totalElements: page.total,'],
  },
  {
    feature: 'a list without pages is a bare array',
    entities: order('a: string', ', list: { page: none }'),
    file: 'presentation/order-controller.ts',
    holds: ['() => this.#orders.list(),'],
    lacks: ['pageQuery', 'querystring'],
  },
  {
    feature: 'sparse lists answer the fields asked for',
    entities: order('a: string', ', list: { sparse: true }'),
    file: 'presentation/order-controller.ts',
    holds: [
      'const fields = readFields(request.query.fields, orderFields);',
      'pickFields(order, fields)',
    ],
  },
  {
    feature: 'embedded rows are fetched together',
    entities: `${order('title: string', ', answer: { embed: { notes: Note* by order } }')}
Note: { crud: all, http: /notes, fields: { order: ref Order, text: string } }`,
    file: 'presentation/order-answers.ts',
    holds: [
      'await this.#notes.findByOrder(orders.map((order) => order.id));',
      'const notesOf = groupRows(notesRows, (row) => row.order);',
      'notes: notesOf(order.id),',
    ],
  },
  {
    feature: 'answers that depend on who asks',
    entities: order('owner: uuid', ', answer: { add: { mine: bool := owner === actor.id } }'),
    file: 'presentation/order-json.ts',
    holds: [
      'orderToJson(order: Order, actor: Actor): OrderJson',
      'mine: order.owner === actor.id,',
    ],
  },
  {
    feature: 'what is the same in JSON is not mapped',
    entities: order('title: string, open: bool'),
    file: 'presentation/order-controller.ts',
    holds: ['this.#orders.create(request.body)', 'return versioned(reply, version, value);'],
    lacks: ['order-json'],
  },
];

describe.each([
  ['domain', domain],
  ['application and infrastructure', inside],
  ['presentation', outside],
])('%s', (_, wishes) => {
  test.each(wishes)('$feature', async ({ entities, file, holds = [], lacks = [] }) => {
    const text = (await generatedSales(entities))(file);
    for (const part of holds) expect(text).toContain(part);
    for (const part of lacks) expect(text).not.toContain(part);
  });
});
