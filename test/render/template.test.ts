import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { strictView } from '../../src/render/strict-view.ts';
import { template } from '../../src/render/template.ts';

const folder = fileURLToPath(new URL('../../templates', import.meta.url));
const templates = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ejs'),
);

describe.each(templates)('%s', (name) => {
  const text = readFileSync(join(folder, name), 'utf8');

  test('writes through the one tag that checks', () => {
    expect(text).not.toMatch(/<%-/);
  });

  test('knows its view and nothing else', () => {
    const code = text.match(/<%[\s\S]*?%>/g) ?? [];
    expect(code.join('\n')).not.toMatch(/require\(|import\(|process\.|globalThis|include\(/);
  });
});

const access = 'app/src/contexts/__context__/application/__entity__-access.ts';

test('a value that is missing tells template and line', () => {
  const render = () => template(access)({ imports: 'import …\n' });
  expect(render).toThrow(/__entity__-access\.ts\.ejs:2/);
  expect(render).toThrow('the view has no constants');
});

test.each([undefined, null, true, {}])('%j is not written', (imports) => {
  expect(() => template(access)({ imports, constants: [] })).toThrow(/:1/);
});

describe('a strict view', () => {
  const view = strictView({ name: 'Order', lines: [{ sku: 'a' }], note: null }) as {
    readonly name: string;
    readonly lines: readonly { readonly sku: string; readonly price?: string }[];
    readonly note: null;
    readonly typo?: string;
  };

  test('reads what is there', () => {
    expect([view.name, view.note, view.lines.map(({ sku }) => sku)]).toEqual([
      'Order',
      null,
      ['a'],
    ]);
  });

  test('throws for what is not, below a list too', () => {
    expect(() => view.typo).toThrow('the view has no typo');
    expect(() => view.lines[0]?.price).toThrow('the view has no price');
  });
});
