import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { generated } from './generated.ts';

const spec = readFileSync(new URL('./fixtures/desk.yaml', import.meta.url), 'utf8');

let files: ReadonlyMap<string, string>;

beforeAll(async () => {
  files = await generated(spec);
});

const text = (path: string): string => files.get(path) ?? `no ${path}`;

describe('what an event makes of a row', () => {
  const board = (): string => text('src/contexts/desk/infrastructure/views/board.ts');
  const day = (): string => text('src/contexts/desk/infrastructure/views/day.ts');
  test.each([
    ['what has no value before the first event', board, "'title' | 'openedAt'"],
    [
      'what the moment makes stays as it is',
      board,
      'set: ({ title }, row, meta) => ({ openedAt: meta.at, ...row, title }),',
    ],
    [
      'a field called like the row, a computed column, and a condition on a row that is there',
      board,
      `change: (data, row) =>
          data.row > 0 && boardLabel(row) !== ''
            ? { ...row, row: data.row, moves: row.moves + 1 }
            : row,`,
    ],
    ['by hand', board, "throw new NotImplemented('Desk.Board.TicketClosed');"],
    ['the end of a row', board, 'delete: true,'],
    ['a key by expression', day, 'key: ({ title }, meta) => ({ day: dateOf(meta.at), title }),'],
    ['a condition on what may begin', day, "when: ({ title }) => title !== '',"],
    ['a row with a start for each column', day, 'set: (_data, row) => ({ ...row, n: row.n + 1 }),'],
  ])('%s', (_, file, wanted) => {
    expect(file()).toContain(wanted);
  });
});

test('an event of another context comes through its contract', () => {
  const view = text('src/contexts/reports/infrastructure/views/opened.ts');
  expect(view).toContain("import type { TicketOpened } from '../../../desk/contract.js';");
  expect(view).toContain("{ 'desk.ticket': { TicketOpened: TicketOpened } }");
  expect(text('src/contexts/desk/contract.ts')).toContain(
    "export type { TicketOpened } from './domain/ticket/events.js';",
  );
});

test('the events of an entity are heard like those of an aggregate', () => {
  const view = text('src/contexts/desk/infrastructure/views/queue-name.ts');
  expect(view).toContain("{ 'desk.queue': QueueEvents }");
  expect(view).toContain('set: ({ name }, row) => ({ ...row, name }),');
});

test('the key of a view is the key of its table', () => {
  const migration = text('src/migrations/0001-initial.ts');
  expect(migration).toContain("addPrimaryKeyConstraint('desk_day_key', ['day', 'title'])");
  expect(migration).not.toContain('label');
});

test('whoever runs the context is handed its views, and what its caches forget', () => {
  const wiring = text('src/contexts/desk/context.ts');
  expect(wiring).toContain('views: [boardView, dayView, queueNameView],');
  expect(wiring).toContain(
    "evictions: [{ reads: daysReads, types: { 'desk.ticket': ['TicketOpened'] }, view: dayView }],",
  );
});

test('each view can be rebuilt by its name', () => {
  const rebuild = text('src/processes/rebuild.ts');
  expect(rebuild).toMatch(
    /Board: boardView,\n\s+Day: dayView,\n\s+QueueName: queueNameView,\n\s+Opened: openedView,/,
  );
  expect(text('package.json')).toContain('"rebuild": "tsc -p tsconfig.build.json && node');
});

test('an event-sourced aggregate is asked for by its id, a view by its columns', () => {
  const asked = text('src/contexts/desk/infrastructure/queries/event-sourced-one-ticket.ts');
  expect(asked).toContain('const ticket = await this.#tickets.find(input.ticketId);');
  const days = text('src/contexts/desk/infrastructure/queries/sql-days.ts');
  expect(days).toContain("selectFrom('desk_day')");
});
