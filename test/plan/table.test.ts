import { describe, expect, it } from 'vitest';
import type { Table } from '../../src/plan/schema-table.ts';
import { tablesOf } from '../../src/plan/table.ts';
import { modelOf } from './model-of.ts';

async function tables(): Promise<ReadonlyMap<string, Table>> {
  const model = await modelOf(`
plinth: 1
app: { name: library }
contexts:
  Loans:
    uses: { Stock: conformist }
    entities:
      Loan:
        fields: { member: ref Member, book: ref Stock.Book, due: date, fees: Fee*, notes: string*, paid: bool, total: decimal, at: datetime? }
        indexes: [member -due, unique member book]
        crud: all
      Member: { id: int, fields: { name: string, card: string unique, mentor: ref Member?, friends: ref Member* }, crud: all }
      Fee: { fields: { amount: decimal, reason: string unique, payers: ref Member* }, indexes: [-amount] }
  Stock:
    entities:
      Book: { id: string(13), fields: { title: string, label: string := title }, crud: all }
`);
  return new Map(tablesOf(model).map((table) => [table.name, table]));
}

const columns = (table: Table | undefined): readonly string[] =>
  table?.columns.map(
    ({ name, type, nullable, references }) =>
      `${name} ${type}${nullable ? '?' : ''}${references ? ` -> ${references.table}` : ''}`,
  ) ?? [];

const indexes = (table: Table | undefined): readonly string[] =>
  table?.indexes.map(({ unique, columns: on }) => `${unique ? 'unique ' : ''}${on.join(', ')}`) ??
  [];

describe('tables', () => {
  it('come after those they point at', async () => {
    expect([...(await tables()).keys()]).toEqual([
      'loans_member',
      'loans_loan',
      'loans_loan_fees',
      'loans_member_friends',
      'stock_book',
    ]);
  });

  it('have a column for each stored field, and a foreign key within the context only', async () => {
    expect(columns((await tables()).get('loans_loan'))).toEqual([
      'id uuid',
      'member integer -> loans_member',
      'book text',
      'due date',
      'notes json',
      'paid bool',
      'total decimal',
      'at datetime?',
      '_version integer',
    ]);
  });

  it('leave out what is computed', async () => {
    expect(columns((await tables()).get('stock_book'))).toEqual([
      'id text',
      'title text',
      '_version integer',
    ]);
  });

  it('count the ids that the database makes', async () => {
    expect(columns((await tables()).get('loans_member'))[0]).toBe('id sequence');
  });

  it('keep owned rows and links beside their owner, and delete them with it', async () => {
    const all = await tables();
    expect(columns(all.get('loans_loan_fees'))).toEqual([
      '_owner uuid -> loans_loan',
      '_position integer',
      'id uuid',
      'amount decimal',
      'reason text',
      'payers json',
    ]);
    expect(columns(all.get('loans_member_friends'))).toEqual([
      'owner_id integer -> loans_member',
      'position integer',
      'target_id integer -> loans_member',
    ]);
    const cascades = [...all.values()].flatMap((table) =>
      table.columns.filter(({ references }) => references?.cascade).map(({ name }) => name),
    );
    expect(cascades).toEqual(['_owner', 'owner_id']);
  });

  it('are indexed where the spec says so, and where rows are looked for', async () => {
    const all = await tables();
    expect(indexes(all.get('loans_loan'))).toEqual([
      'member',
      'book',
      'member, due desc',
      'unique member, book',
    ]);
    expect(indexes(all.get('loans_member'))).toEqual(['unique card', 'mentor']);
    expect(indexes(all.get('loans_loan_fees'))).toEqual(['unique reason', 'amount desc']);
    expect(indexes(all.get('loans_member_friends'))).toEqual(['target_id']);
  });
});
