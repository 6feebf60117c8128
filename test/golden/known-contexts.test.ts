import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { buildModel } from '../../src/model/build-model.ts';
import { type Plan, planApp } from '../../src/plan/plan.ts';
import { renderApp } from '../../src/render/render.ts';
import { parseSpec } from '../../src/spec/parse-spec.ts';
import { planOptions } from '../plan/generated.ts';
import { arbitraryEdit } from './edited-spec.ts';
import { arbitrarySpec } from './random-spec.ts';

/** `KNOWN_EDITS=200 npx vitest run --project golden known` looks further. */
const { KNOWN_EDITS = '6' } = process.env;

const ask = (has: (folder: string, stamp: string) => boolean) => ({
  hash: (text: string) => hash('sha256', text, 'base64url'),
  has,
});

async function planOf(spec: unknown, has = (_: string, __: string) => false) {
  const source = { root: { path: 'plinth.yaml', text: JSON.stringify(spec) }, included: [] };
  const parsed = await parseSpec(source);
  const built = parsed.spec && buildModel(parsed.spec);
  if (parsed.diagnostics.some(({ severity }) => severity === 'error')) return undefined;
  return built?.model && planApp(built.model, planOptions, ask(has));
}

const textsOf = (plan: Plan) =>
  new Map(renderApp(plan).map(({ path, id, text }) => [path, { id, text }]));

/** The files of the contexts that a plan left out. */
const keptOf = (before: Plan, { contexts }: Plan) =>
  [...textsOf(before)].filter(([path]) =>
    contexts.some(
      ({ folder, isKnown }) => isKnown && new RegExp(`^(src|test)/contexts/${folder}/`).test(path),
    ),
  );

/** Edits a spec in many ways; each time what is kept and what is planned must make the whole. */
async function countKept(spec: object, runs: number) {
  const before = await planOf(spec);
  if (before === undefined) throw new Error('the spec is wrong before it is edited');
  const stamps = new Map(before.contexts.map(({ folder, stamp }) => [folder, stamp]));
  const count = { kept: 0, anew: 0 };
  for (const edited of fc.sample(arbitraryEdit(JSON.parse(JSON.stringify(spec))), {
    numRuns: runs,
    seed: 7,
  })) {
    const some = await planOf(edited, (folder, stamp) => stamps.get(folder) === stamp);
    const whole = await planOf(edited);
    if (some === undefined || whole === undefined) continue;
    const texts = new Map([...textsOf(some), ...keptOf(before, some)]);
    expect(texts).toEqual(textsOf(whole));
    for (const { isKnown } of some.contexts) count[isKnown ? 'kept' : 'anew'] += 1;
  }
  return count;
}

/** Sales names Stock, Stock names Places, and nobody names Staff. */
const fourContexts = (note: string) => ({
  plinth: 1,
  app: { name: 'sales' },
  contexts: {
    Sales: {
      uses: { Stock: 'conformist' },
      entities: { Order: { crud: 'all', fields: { item: 'ref Stock.Item' } } },
    },
    Stock: {
      uses: { Places: 'conformist' },
      entities: { Item: { crud: 'all', fields: { place: 'ref Places.Place' } } },
    },
    Places: { entities: { Place: { crud: 'all', fields: { name: 'string', note } } } },
    Staff: { entities: { Clerk: { crud: 'all', fields: { name: 'string' } } } },
  },
});

const folder = fileURLToPath(new URL('../../examples/', import.meta.url));
const examples = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

/** The same spec, but that every context may see all others. */
function allInSight(spec: { readonly contexts: Readonly<Record<string, object>> }) {
  const names = Object.keys(spec.contexts);
  const contexts = Object.entries(spec.contexts).map(([name, context]) => {
    const others = names.filter((other) => other !== name);
    const uses = Object.fromEntries(others.map((other) => [other, 'conformist']));
    return [
      name,
      { ...context, uses: { ...uses, ...('uses' in context ? (context.uses as object) : {}) } },
    ];
  });
  return { ...spec, contexts: Object.fromEntries(contexts) };
}

const inContexts = (plan: Plan | undefined) =>
  plan && [...textsOf(plan)].filter(([path]) => path.includes('/contexts/'));

describe('what is out of sight of a context changes none of its files', () => {
  const folders = ['../../examples/', './specs/'].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  const specs = folders.flatMap((path) =>
    readdirSync(path)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => path + name),
  );

  test.each(specs)('in %s', async (file) => {
    const spec = load(readFileSync(file, 'utf8')) as Parameters<typeof allInSight>[0];
    const files = inContexts(await planOf(allInSight(spec)));
    expect(files).toBeDefined();
    expect(inContexts(await planOf(spec))).toEqual(files);
  });
});

describe('a context that an edit cannot reach keeps its files', () => {
  const runs = Number(KNOWN_EDITS);

  test.each(examples)('of %s', async (name) => {
    await countKept(load(readFileSync(folder + name, 'utf8')) as object, runs);
  });

  test('of random specs', async () => {
    for (const spec of fc.sample(arbitrarySpec, { numRuns: 6, seed: 11 })) {
      await countKept(JSON.parse(spec), runs);
    }
  });

  test('of contexts that name each other, where some are kept and some are planned anew', async () => {
    const { kept, anew } = await countKept(fourContexts('string'), 10 * runs);
    expect(kept).toBeGreaterThan(runs);
    expect(anew).toBeGreaterThan(runs);
  });

  test('unless it names the other, directly or by way of a third', async () => {
    const before = await planOf(fourContexts('string'));
    const stamps = new Map(before?.contexts.map((one) => [one.folder, one.stamp]));
    const after = await planOf(fourContexts('int'), (name, stamp) => stamps.get(name) === stamp);
    const kept = after?.contexts.filter(({ isKnown }) => isKnown).map((one) => one.folder);
    expect(kept).toEqual(['staff']);
  });
});
