import { planApp } from '../../src/plan/plan.ts';
import { renderApp } from '../../src/render/render.ts';
import { modelOf } from './model-of.ts';

export const planOptions = {
  plinth: { version: '0.1.0' },
  packages: { kind: 'vendor', runtime: 'vendor/runtime.tgz', plinth: 'vendor/plinth.tgz' },
  packageManager: 'npm',
} as const;

/** The files of an app, by path. */
export async function generated(spec: string): Promise<ReadonlyMap<string, string>> {
  const files = renderApp(planApp(await modelOf(spec), planOptions));
  return new Map(files.map(({ path, text }) => [path, text]));
}

/**
 * The files of a context `Sales` with the given entities, beside a shared Money and a context
 * `Stock` with rows of its own; paths start in the folder of the context.
 */
export async function generatedSales(entities: string): Promise<(path: string) => string> {
  const files = await generated(`
plinth: 1
app: { name: sales }
auth: { roles: [clerk, customer] }
shared:
  values: { Money: { fields: { amount: decimal(scale=2), currency: string(3) } } }
contexts:
  Sales:
    uses: { Stock: conformist }
    errors: { TooMany: 422 too many }
    entities:
${entities.replace(/^/gm, '      ')}
  Stock:
    entities:
      Item: { id: string(8), crud: [create, get], http: /items, fields: { name: string } }
`);
  return (path) => {
    const text = files.get(`src/contexts/sales/${path}`);
    if (text === undefined)
      throw new Error(`no file ${path} among\n${[...files.keys()].join('\n')}`);
    return text;
  };
}
