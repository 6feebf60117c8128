import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { planApp } from '../../src/plan/plan.ts';
import { renderApp } from '../../src/render/render.ts';
import { planOptions } from './generated.ts';
import { modelOf } from './model-of.ts';

const folder = fileURLToPath(new URL('../../examples/', import.meta.url));
const examples = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

describe.each(examples)('%s', async (name) => {
  const { files } = planApp(await modelOf(readFileSync(folder + name, 'utf8')), planOptions);
  const paths = files.map(({ path }) => path);

  test('is planned in the order of its paths, each once', () => {
    expect(paths).toEqual([...new Set(paths)].sort());
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
  });

  test('gives each file an id of its own', () => {
    const ids = files.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => /\s/.test(id) || !id.includes('#'))).toEqual([]);
  });

  test('stays inside the folder of the app', () => {
    expect(paths.filter((path) => /^\/|\.\.|\\/.test(path))).toEqual([]);
  });

  test('is rendered without loose ends', () => {
    const loose = renderApp({ files }).filter(
      ({ text }) =>
        /[\u0080-\u009f]|[ \t]$|\n\n\n|\r/m.test(text) || !/[^\n]\n$/.test(text) || text === '\n',
    );
    expect(loose.map(({ path }) => path)).toEqual([]);
  });

  test('is the same again', async () => {
    const again = planApp(await modelOf(readFileSync(folder + name, 'utf8')), planOptions);
    expect(renderApp(again)).toEqual(renderApp({ files }));
  });
});

test('a renamed entity takes its files along', async () => {
  const { files } = planApp(
    await modelOf(`
plinth: 1
app: { name: sales }
contexts:
  Sales:
    entities:
      Product: { was: Item, crud: all, http: /products, fields: { name: string } }
`),
    planOptions,
  );
  const service = files.find(({ path }) => path.endsWith('/product-service.ts'));
  expect(service).toMatchObject({ id: 'Sales.Product#service', was: 'Sales.Item#service' });
});
