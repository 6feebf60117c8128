import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { PlinthError } from '../../errors.ts';
import { readSpec } from '../../read-spec.ts';
import type { SourceFile, SpecSource } from '../../spec/source.ts';
import { ownPackage } from '../../workspace/own-package.ts';
import { SPEC_FILE } from '../../workspace/read-source.ts';

const EMPTY = 'empty';
const SMALLEST = 'minimal';

const SCHEMA = '# yaml-language-server: $schema=./node_modules/plinth/schema/plinth.schema.json\n';

/** What a new app can start from, beside a spec of one's own. */
export function starts(): readonly string[] {
  const files = readdirSync(join(ownPackage().folder, 'examples'));
  const names = files.filter((file) => file.endsWith('.yaml')).map((file) => file.slice(0, -5));
  return [SMALLEST, ...names.filter((name) => name !== SMALLEST).sort(), EMPTY];
}

/** The spec that a new app begins with: a file, or one of `starts`. A file goes before a name. */
export async function startSpec(given: {
  readonly cwd: string;
  readonly wanted: string;
  readonly app: string;
}): Promise<SpecSource> {
  const { cwd, wanted, app } = given;
  const isName = !existsSync(resolve(cwd, wanted)) && starts().includes(wanted);
  if (!isName) {
    refuseUnknownName(cwd, wanted);
    return readSpec(cwd, wanted);
  }
  const text = wanted === EMPTY ? emptySpec(app) : exampleSpec(wanted, app);
  return { root: { path: SPEC_FILE, text }, included: [] };
}

function refuseUnknownName(cwd: string, wanted: string): void {
  if (existsSync(resolve(cwd, wanted)) || !/^[\w-]+$/.test(wanted)) return;
  throw new PlinthError('SPEC_NOT_FOUND', `there is no file and no example called ${wanted}`, {
    hint: `examples are ${starts().join(', ')}`,
  });
}

function exampleSpec(name: string, app: string): string {
  const text = readFileSync(join(ownPackage().folder, 'examples', `${name}.yaml`), 'utf8');
  // The smallest is a beginning, not a showpiece: it takes the name of the new app.
  return name === SMALLEST
    ? text.replace(/^app: \{ name: [\w-]+ \}$/m, `app: { name: ${app} }`)
    : text;
}

function emptySpec(app: string): string {
  return [
    'plinth: 1',
    `app: { name: ${app} }`,
    '',
    'contexts: {}',
    '',
    '# contexts:',
    '#   Library:',
    '#     entities:',
    '#       Book:',
    '#         fields: { title: string(1..200), published: date? }',
    '#         crud: all',
    '#         http: /books',
    '#         pages: true',
    '',
  ].join('\n');
}

/** The files of a spec as they stand in the folder of its app. */
export function specFiles({ root, included }: SpecSource): readonly SourceFile[] {
  const found = included.flatMap(({ files }) => files);
  return [
    { path: SPEC_FILE, text: withSchema(root.text) },
    ...found.map(({ path, text }) => ({ path: relative(dirname(root.path), path), text })),
  ];
}

/** Editors find the schema by a comment on top. */
function withSchema(text: string): string {
  if (text.includes('yaml-language-server')) return text;
  const bom = text.startsWith('\uFEFF') ? 1 : 0;
  return text.slice(0, bom) + SCHEMA + text.slice(bom);
}
