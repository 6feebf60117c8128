import { readFileSync } from 'node:fs';
import type { At } from '../../src/diagnostic.ts';
import { describe } from '../../src/diagnostic.ts';
import { buildModel } from '../../src/model/build-model.ts';
import type { Context } from '../../src/model/context.ts';
import type { Model } from '../../src/model/model.ts';
import { parseSpec } from '../../src/spec/parse-spec.ts';
import type { Spec } from '../../src/spec/spec.ts';

export async function specOf(text: string): Promise<Spec> {
  const source = { root: { path: 'plinth.yaml', text }, included: [] };
  const { spec, diagnostics } = await parseSpec(source);
  if (spec && diagnostics.length === 0) return spec;
  throw new Error(diagnostics.map(told).join('\n'));
}

/** The model of a spec without errors; warnings are allowed. */
export async function modelOf(text: string): Promise<Model> {
  const { model, diagnostics } = buildModel(await specOf(text));
  if (model) return model;
  throw new Error(diagnostics.map(told).join('\n'));
}

/** The one context of a spec that holds nothing else. */
export async function contextOf(body: string): Promise<Context> {
  const indented = body.trim().replace(/^/gm, '    ');
  const { contexts } = await modelOf(
    `plinth: 1\napp: { name: shop }\nauth: { roles: [clerk] }\ncontexts:\n  Shop:\n${indented}\n`,
  );
  return found(contexts[0]);
}

export const exampleText = (name: string): string =>
  readFileSync(new URL(`../../examples/${name}.yaml`, import.meta.url), 'utf8');

/** What a test cannot go on without. */
export function found<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error('not there');
  return thing;
}

const told = (diagnostic: Parameters<typeof describe>[0] & { readonly at: At }): string =>
  `${diagnostic.at.path.join('.')} ${diagnostic.code} ${describe(diagnostic).message}`;
