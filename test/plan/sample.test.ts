import { expect, test } from 'vitest';
import { buildModel } from '../../src/model/build-model.ts';
import type { Entity } from '../../src/model/entity.ts';
import { entitySample } from '../../src/plan/entity-sample.ts';
import { samplePattern } from '../../src/plan/sample-pattern.ts';
import { sampleText } from '../../src/plan/sample-text.ts';
import { parseSpec } from '../../src/spec/parse-spec.ts';

test.each([
  ['^[A-Z]{3}-[0-9]{4}$', 'AAA-0000'],
  ['^[A-Z]{2}[A-Z2-9]{3}$', 'AAAAA'],
  ['^\\d{3,5}$', '000'],
  ['^(cat|dog)s?$', 'cat'],
  ['^\\+[1-9]\\d*$', '+1'],
  ['^[^a-zA-Z0-9]$', ' '],
  ['^.+@example\\.org$', 'A@example.org'],
  ['^\\p{Lu}$', undefined],
  ['^(?=.*[0-9])[a-z]{3}$', undefined],
  ['^(a)\\1$', undefined],
])('a text for %s', (pattern, text) => {
  expect(samplePattern(pattern)).toBe(text);
});

async function sampleOf(entities: string): Promise<string | undefined> {
  const text = `plinth: 1\napp: { name: library }\ncontexts:\n  Loans:\n    errors: { Overdue: 409 it is overdue }\n    entities:\n${entities}`;
  const { spec, diagnostics } = await parseSpec({
    root: { path: 'plinth.yaml', text },
    included: [],
  });
  const { model, diagnostics: found } = buildModel(
    spec ?? expect.fail(JSON.stringify(diagnostics)),
  );
  const entity = model?.contexts[0]?.entities[0] ?? expect.fail(JSON.stringify(found));
  const sample = entitySample(entity as Entity, model ?? expect.fail(JSON.stringify(found)));
  return sample && sampleText(sample.body, ({ target }) => `${target.name.toLowerCase()}Id`);
}

test.each<readonly [story: string, entities: string, want: string | undefined]>([
  [
    'required fields are made up, optional ones are left out',
    '      Book: { fields: { title: string(1..80), pages: int(10..), price: decimal(0.. scale=2), notes: text? }, crud: all, http: /books }',
    "{ title: 'Title', pages: 10, price: '0.00' }",
  ],
  [
    'an example is taken as it stands',
    '      Book: { fields: { title: { type: string, example: Emma } }, crud: all, http: /books }',
    "{ title: 'Emma' }",
  ],
  [
    'dates go up from field to field, so that an order among them holds',
    '      Loan: { fields: { from: datetime, until: datetime }, invariants: [from < until else Overdue], crud: all, http: /loans }',
    "{ from: '2025-01-31T01:00:00.000Z', until: '2025-01-31T02:00:00.000Z' }",
  ],
  [
    'what is referred to has an id by then',
    '      Copy: { fields: { book: ref Book }, crud: all, http: /copies }\n      Book: { fields: { title: string }, crud: all, http: /books }',
    '{ book: bookId }',
  ],
  [
    'an invariant that does not hold for what was made up',
    '      Loan: { fields: { from: date, until: date }, invariants: [from < until else Overdue], crud: all, http: /loans }',
    undefined,
  ],
  [
    'what needs itself cannot be first',
    '      Person: { fields: { mother: ref Person }, crud: all, http: /people }',
    undefined,
  ],
  [
    'what is not created over HTTP',
    '      Book: { fields: { title: string }, crud: [get, list], http: /books }',
    undefined,
  ],
])('%s', async (_, entities, want) => {
  expect(await sampleOf(entities)).toBe(want);
});
