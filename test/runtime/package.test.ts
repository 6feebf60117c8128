import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const runtime = new URL('../../src/runtime/', import.meta.url);
const { exports: offered } = JSON.parse(readFileSync(new URL('package.json', runtime), 'utf8'));

const modules = readdirSync(runtime, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !['dist', 'node_modules'].includes(entry.name))
  .map(({ name }) => name);

it('offers every module, and nothing else', () => {
  const { './package.json': _, ...subpaths } = offered;
  expect(Object.keys(subpaths).sort()).toEqual(modules.map((name) => `./${name}`).sort());
});

it.each(modules)('%s is offered with its types', (name) => {
  expect(offered[`./${name}`]).toEqual({
    types: `./dist/${name}/index.d.ts`,
    default: `./dist/${name}/index.js`,
  });
  expect(existsSync(new URL(`${name}/index.ts`, runtime))).toBe(true);
});
