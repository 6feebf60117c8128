import { expect, test } from 'vitest';
import { generated } from './generated.ts';

/** Where the rows of a family and its pets are written down, and in which order tables are filled. */
async function seedFile(seed: string): Promise<string> {
  const files = await generated(`
plinth: 1
app: { name: family }
contexts:
  People:
    entities:
      Pet: { id: int, fields: { name: string, owner: ref Person }, crud: all }
      Person: { id: string(..9), fields: { mother: ref Person?, friends: ref Person*, pet: ref Pet? }, crud: all }
    seed:
${seed.replace(/^/gm, '      ')}
`);
  return files.get('src/contexts/people/infrastructure/seed.ts') ?? '';
}

test('rows follow those that they point at', async () => {
  const text = await seedFile(
    'Person: [{ id: Ann, mother: Bea }, { id: Bea, mother: Cleo }, { id: Cleo }, { id: Dora, friends: [Emma] }, { id: Emma }]',
  );
  const ids = [...text.matchAll(/id: '(\w+)'/g)].map(([, id]) => id);
  expect(ids).toEqual(['Cleo', 'Bea', 'Ann', 'Emma', 'Dora']);
});

test('only refs that rows use decide the order of the tables', async () => {
  const text = await seedFile('Pet: [{ id: 1, name: Rex, owner: Ann }]\nPerson: [{ id: Ann }]');
  const tables = [...text.matchAll(/'people_(\w+)'/g)].map(([, table]) => table);
  expect(tables).toEqual(['person', 'pet']);
});
