import { describe, expect, test } from 'vitest';
import { generated } from './generated.ts';

async function testOf(entity: string): Promise<string> {
  const files = await generated(`
plinth: 1
app: { name: sales }
auth: { roles: [clerk, customer] }
contexts:
  Sales:
    entities:
      Order: { http: /orders, pages: true, ${entity} }
`);
  return files.get('test/contexts/sales/order.pages.test.ts') ?? '';
}

interface Wish {
  readonly feature: string;
  readonly entity: string;
  readonly holds?: readonly string[];
  readonly lacks?: readonly string[];
}

const open = 'allow: { read: anyone, write: anyone }';

const wishes: readonly Wish[] = [
  {
    feature: 'everything that pages do',
    entity: `crud: all, ${open}, fields: { title: string(1..80) }`,
    holds: [
      "title: 'Title',",
      "title: '' };",
      "title: '<script>' };",
      "const change = { title: 'Titly' };",
      "toEqual(['title'])",
      'a form deletes an order',
    ],
    lacks: ['sign in', 'offered'],
  },
  {
    feature: 'secrets, which a form that replaces the row keeps',
    entity: `crud: [create, get, list, replace], ${open}, fields: { title: string(1..80), pin: string(4..8) secret }`,
    holds: [
      "expect(values).toMatchObject({ ...typed, pin: '' });",
      "expect(values).toMatchObject({ pin: '' });",
      "const change = { title: 'Titly' };",
    ],
  },
  {
    feature: 'no more than there are routes for',
    entity: `crud: [list, create], ${open}, fields: { title: string(1..80) }`,
    holds: ["expect(locationOf(sent)).toContain('?notice=created');"],
    lacks: ['<script>', '/edit', '/delete', 'expect((await app.api.get(address))'],
  },
  {
    feature: 'no markup where none fits in',
    entity: `crud: all, ${open}, fields: { code: string(4), count: int }`,
    holds: ["code: 'xxx' };"],
    lacks: ['<script>'],
  },
  {
    feature: 'no change of what is fixed',
    entity: `crud: all, ${open}, fields: { title: string immutable }`,
    lacks: ['const change'],
  },
  {
    feature: 'those who may not',
    entity: 'crud: all, allow: { read: anyone, write: clerk }, fields: { title: string }',
    holds: [
      'app.anonymous.get(`${path}/new`)',
      "app.as('customer')",
      'expect(looked).not.toContain(`href="${address}/edit"`);',
    ],
  },
  {
    feature: 'the list that is asked to sign in for, where nothing is made',
    entity: 'crud: [list], allow: { read: clerk }, fields: { title: string }',
    holds: ['app.anonymous.get(path)'],
    lacks: ['/new', 'formOf', 'TestClient'],
  },
];

describe('the test of pages', () => {
  test.each(wishes)('is about $feature', async ({ entity, holds = [], lacks = [] }) => {
    const text = await testOf(entity);
    for (const part of holds) expect(text).toContain(part);
    for (const part of lacks) expect(text).not.toContain(part);
  });
});
