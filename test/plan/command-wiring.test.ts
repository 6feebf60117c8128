import { expect, it } from 'vitest';
import { generated } from './generated.ts';

it('hands what is written by hand the client of a context, also where its rows have the same name', async () => {
  const files = await generated(`
plinth: 1
app: { name: depot }
contexts:
  Items:
    entities:
      Item: { id: string(8), crud: [create, get], http: /items, fields: { name: string } }
  Sales:
    uses: { Items: conformist }
    aggregates:
      Order:
        fields: { item: ref Items.Item }
        commands:
          Open: { state: new, input: { item: ref Items.Item }, emit: OrderOpened, http: POST /orders }
        events: { OrderOpened: { item: string } }
    policies:
      Note: { on: OrderOpened, code: true }
`);
  const wiring = files.get('src/contexts/sales/context.ts')?.replace(/\s+/g, ' ');
  expect(wiring).toContain('items: ports.items.items');
  expect(wiring).toMatch(/new NotePolicy\(\{[^}]* items: ports\.items, /);
});
