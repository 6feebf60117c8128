import { describe, expect, test } from 'vitest';
import { fitted, markFits } from '../../src/plan/fitted.ts';
import { breakLines } from '../../src/render/break-lines.ts';
import { formatted } from '../plan/biome.ts';

/** Statements over a name that makes them longer and longer, as a template writes them. */
const statements: Readonly<Record<string, (name: string) => string>> = {
  parameters: (name) => fitted`function replace(‹id: string,·${name}: ${name}Input›): void {}`,
  object: (name) => fitted`const answerOfTheWholePage = {‹...page,·items: ${name}.map(toJson)›};`,
  list: (name) => fitted`const all = [‹orderSchema,·newOrderSchema,·${name}Schema,·lineSchema›];`,
  'object as the last argument': (name) =>
    fitted`const sent = versioned(‹reply,·version,·{‹${name}:‹·${name}ToJson(value)›,·total›}›);`,
  chain: (name) =>
    fitted`const row = await tables‹¦.selectFrom('${name}')¦.selectAll()¦.where('id', '=', id)¦.execute()›;`,
  assignment: (name) => fitted`this.services.${name} =‹·ports.services.${name}›;`,
  'arrow function': (name) =>
    fitted`const rows = await inBatches(${name}, (some) =>‹·find(some, ${name}Table)›);`,
  'chain in an arrow function': (name) =>
    fitted`const rows = await inBatches(ids, (some) =>‹·tables‹¦.selectFrom('${name}')¦.selectAll()¦.where('id', 'in', some)¦.execute()››);`,
  conditional: (name) =>
    fitted`const value =‹·‹changes.${name} === undefined·? order.${name}·: changes.${name}››;`,
};

const lengths = [5, 15, 25, 30, 35, 40, 45, 50];

describe.each(Object.entries(statements))('%s', (_, write) => {
  const texts = lengths.map((length) => breakLines(write('n'.repeat(length))));

  test('breaks where the formatter does', () => {
    expect(texts).toEqual(formatted(texts.map((text) => text.replace(/\n\s*/g, ' '))));
  });

  test('breaks the more, the longer it is', () => {
    const heights = texts.map((text) => text.split('\n').length);
    expect(heights.at(-1)).toBeGreaterThan(heights[0] ?? 0);
    expect(heights).toEqual([...heights].sort((a, b) => a - b));
  });
});

describe('members of interfaces', () => {
  const name = 'aFieldWhoseNameIsAsLongAsTheLanguageLetsItBeWhichIsSixtyCha';
  const types = [
    'string',
    'Readonly<Record<string, Address>>',
    'Readonly<Partial<Record<Currency, readonly Address[]>>>',
    'readonly Readonly<Record<string, Address>>[] | null | undefined',
    "'asc' | 'desc' | 'name' | '-name' | undefined",
    'AThingWhoseNameIsAsLongAsTheLanguageLetsItBe',
  ];

  test('break where the formatter breaks them', () => {
    const texts = [name, `'${name}-x'?`, 'note'].flatMap((one) =>
      types.map((type) => breakLines(`interface X {\n  readonly ${one}: ${type};\n}`)),
    );
    expect(texts).toEqual(formatted(texts.map((text) => text.replace(/\s+/g, ' '))));
  });
});

describe('what a template wrote on one line', () => {
  const name = 'aThingWhoseNameIsAsLongAsTheLanguageLetsItBeWhichIsSixty';
  const lines = [
    `const found = await orders.${name}(id);`,
    `const { value, version } = await orders.${name}.find(request.params.id, version);`,
    `const rows = ${name}.map((row: Row) => ${name}FromRow(row, row.version));`,
    `this.${name} = ${name}FromRow;`,
    `if (found === null) throw new NotFound('${name}', identityOfTheRow);`,
    `use({ ${name}: ${name}FromRow });`,
    `use({ ...${name}ToRow(${name}), version: 1 });`,
    `pages.get<Addressed>('/${name}', options, async (request, reply) => {\n  return reply.send(‹request,·'${name}'›);\n});`,
    `pages.get('/${name}/new', options, async (_request, reply) =>\n  sendPage(‹reply,·'New',·blank›),\n);`,
    `pages.get('/${name}/new', options, async (_request, reply) =>\n  sendPage(‹reply,·'${name}',·this.#newForm(await this.#newFields())›),\n);`,
    `type ${name} = string;`,
  ];

  test.each(lines)('breaks where the formatter does: %s', (text) => {
    const [broken] = formatted([text.replace(/[‹›]/g, '').replaceAll('·', ' ')]);
    expect(breakLines(markFits(text))).toBe(broken);
  });
});

test('the same characters in a value mean themselves', () => {
  expect(breakLines(fitted`// ${'‹a·b¦c›'}`)).toBe('// ‹a·b¦c›');
});
