import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generate } from '../src/index.ts';
import { temporaryFolder, writeFiles } from './workspace/temporary-folder.ts';

const spec = (context: string, entity: string) => `plinth: 1
app: { name: shop }
contexts:
  ${context}
    entities:
      ${entity}
`;

const first = spec(
  'Catalog:',
  'Article: { fields: { title: string, stock: int }, crud: all, http: /articles }',
);
const second = spec(
  'Catalog:',
  'Product: { was: Article, fields: { name: string was=title, stock: int }, crud: all, http: /articles }',
);

async function become(cwd: string, text: string) {
  writeFiles(cwd, { 'plinth.yaml': text });
  const outcome = await generate({ cwd });
  if (outcome.kind === 'invalid') throw new Error(JSON.stringify(outcome.checked.diagnostics));
  return outcome.changes.changes;
}

async function begun(): Promise<string> {
  const cwd = temporaryFolder({});
  await become(cwd, first);
  return cwd;
}

const folder = 'src/contexts/catalog';
const read = (cwd: string, path: string): string => readFileSync(join(cwd, path), 'utf8');
const exists = (cwd: string, path: string): boolean => existsSync(join(cwd, path));

describe('a thing that is renamed', () => {
  it('takes its files along, edited ones with their edits', async () => {
    const cwd = await begun();
    const path = `${folder}/domain/article.ts`;
    const mine = `${read(cwd, path)}\n/** Mine. */\nexport const shout = (article: Article): string => article.title.toUpperCase();\n`;
    writeFiles(cwd, { [path]: mine });
    const changes = await become(cwd, second);
    const product = read(cwd, `${folder}/domain/product.ts`);
    expect(product).toContain(
      '/** Mine. */\nexport const shout = (article: Product): string => article.name.toUpperCase();\n',
    );
    expect(exists(cwd, path)).toBe(false);
    expect(changes.find((change) => change.path === `${folder}/domain/product.ts`)).toMatchObject({
      kind: 'merge',
      from: path,
    });
    expect(await become(cwd, second)).toEqual([]);
  });

  it('leaves deleted what somebody deleted', async () => {
    const cwd = await begun();
    rmSync(join(cwd, `${folder}/presentation/article-controller.ts`));
    await become(cwd, second);
    expect(exists(cwd, `${folder}/presentation/product-controller.ts`)).toBe(false);
    expect(exists(cwd, `${folder}/application/product-service.ts`)).toBe(true);
  });

  it('does not write over a file that stands where it goes', async () => {
    const cwd = await begun();
    const path = `${folder}/domain/product.ts`;
    writeFiles(cwd, { [path]: 'export const mine = true;\n' });
    const changes = await become(cwd, second);
    expect(changes.find((change) => change.path === path)).toMatchObject({ kind: 'foreign' });
    expect(read(cwd, path)).toBe('export const mine = true;\n');
  });

  it("is called by its new name in files of one's own, which follow its folder", async () => {
    const cwd = await begun();
    const own = `import type { Article } from '../domain/article.js';\nexport const label = ({ title }: Article): string => title;\n`;
    writeFiles(cwd, { [`${folder}/application/label.ts`]: own });
    await become(cwd, second.replace('Catalog:', 'Assortment:\n    was: Catalog'));
    expect(read(cwd, 'src/contexts/assortment/application/label.ts')).toBe(
      `import type { Product } from '../domain/product.js';\nexport const label = ({ name: title }: Product): string => title;\n`,
    );
    expect(exists(cwd, folder)).toBe(false);
  });

  it('is called by its new name within a function that somebody edited', async () => {
    const cwd = await begun();
    const path = `${folder}/application/article-service.ts`;
    const line = 'const article = createArticle(input);';
    const mine = read(cwd, path).replace(
      line,
      `${line}\n      if (article.stock > 9) this.#articles.reset();`,
    );
    expect(mine).toContain('reset');
    writeFiles(cwd, { [path]: mine });
    await become(cwd, second);
    expect(read(cwd, `${folder}/application/product-service.ts`)).toContain(
      `const product = createProduct(input);
      if (product.stock > 9) this.#products.reset();`,
    );
  });
});

describe('a stream that is renamed, and its processor', () => {
  const streaming = (stream: string, processor: string) => `plinth: 1
app: { name: shop }
contexts:
  Sales:
    aggregates:
      Order:
        fields: { total: int = 0 }
        commands: { Open: { state: new, emit: OrderOpened } }
        events: { OrderOpened: {} }
    streams:
      ${stream}from: [OrderOpened], processors: { ${processor}code: true } } }
`;

  it('take along what was written by hand', async () => {
    const cwd = temporaryFolder({});
    const streams = 'src/contexts/sales/application/streams';
    await become(cwd, streaming('orders: { ', 'Count: { '));
    const path = `${streams}/orders/count.ts`;
    const stub = "    throw new NotImplemented('Sales.orders.Count');\n";
    const written = '    await delivery.commit(async () => this.ports.clock.now());\n';
    const own = `import type { OrdersStreamEvent } from './orders-stream.js';\nexport const one = (event: OrdersStreamEvent) => event;\n`;
    expect(read(cwd, path)).toContain(stub);
    writeFiles(cwd, {
      [path]: read(cwd, path).replace(stub, written),
      [`${streams}/own.ts`]: own,
    });
    const renamed = streaming('all_orders: { was: orders, ', 'Tally: { was: Count, ');
    await become(cwd, renamed);
    const tally = read(cwd, `${streams}/all-orders/tally.ts`);
    expect(tally).toContain(written);
    expect(tally).toContain("readonly name = 'sales.all-orders.tally';");
    expect(tally).toContain('export class TallyProcessor implements StreamProcessor {');
    expect(read(cwd, `${streams}/own.ts`)).toBe(
      own
        .replaceAll('OrdersStreamEvent', 'AllOrdersStreamEvent')
        .replace('./orders', './all-orders'),
    );
    expect(read(cwd, 'src/contexts/sales/context.ts')).toContain('new AllOrdersStream([');
    expect(exists(cwd, path)).toBe(false);
    expect(await become(cwd, renamed)).toEqual([]);
  });

  it('leave nothing behind when they go, but what somebody wrote', async () => {
    const cwd = temporaryFolder({});
    const text = streaming('orders: { ', 'Count: { ');
    const file = 'src/contexts/sales/application/streams/orders/count.ts';
    await become(cwd, text);
    const without = text.slice(0, text.indexOf('    streams:'));
    await become(cwd, without);
    expect(exists(cwd, file)).toBe(false);
    await become(cwd, text);
    writeFiles(cwd, { [file]: `${read(cwd, file)}// Mine.\n` });
    await become(cwd, without);
    expect(read(cwd, file)).toContain('// Mine.');
    expect(read(cwd, 'src/contexts/sales/context.ts')).not.toContain('CountProcessor');
    await become(cwd, text);
    expect(read(cwd, file)).toContain('// Mine.');
    expect(read(cwd, 'src/contexts/sales/context.ts')).toContain('CountProcessor');
  });
});
