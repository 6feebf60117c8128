import { expect, test } from 'vitest';
import { generated } from './generated.ts';

const architectureOf = async (contexts: string): Promise<string> =>
  (await generated(`plinth: 1\napp: { name: library }\ncontexts:\n${contexts}`)).get(
    'test/architecture.test.ts',
  ) ?? '';

const books = '{ entities: { Book: { crud: [create], fields: { title: string } } } }';

test.each<readonly [story: string, contexts: string, want: string]>([
  [
    'the contexts that one uses stand in the architecture test',
    `  Lending: { uses: { BookShelf: conformist }, entities: { Loan: { crud: [create], fields: { book: ref BookShelf.Book } } } }\n  BookShelf: ${books}`,
    "const uses: Readonly<Record<string, readonly string[]>> = {\n  lending: ['book-shelf'],\n};",
  ],
  [
    'where none uses another, none may know another',
    `  BookShelf: ${books}`,
    'const uses: Readonly<Record<string, readonly string[]>> = {};',
  ],
])('%s', async (_story, contexts, want) => {
  expect(await architectureOf(contexts)).toContain(want);
});

test('aggregates are held apart where there are some', async () => {
  const shelf =
    '  BookShelf: { aggregates: { Shelf: { fields: { name: string }, commands: { Build: { state: new, input: { name: string }, emit: Built } }, events: { Built: { name: string } } } } }';
  expect(await architectureOf(shelf)).toContain('aggregates know each other by id');
  expect(await architectureOf(`  BookShelf: ${books}`)).not.toContain('aggregateOf');
});
