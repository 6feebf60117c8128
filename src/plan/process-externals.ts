import type { External } from '../model/external.ts';
import type { Model } from '../model/model.ts';
import { call, statement } from './code-doc.ts';
import { fallbackOf } from './external-client.ts';
import { externalSetting } from './external-setting.ts';
import { externalClientFile, externalClientName } from './external-types.ts';
import type { Import } from './imports.ts';
import { camel } from './names.ts';

/** The variables of a composition root that hold clients of systems outside. */
export interface ExternalsView {
  readonly made: readonly string[];
  readonly variables: readonly string[];
  /** The settings that say where they are. */
  readonly settings: readonly string[];
  readonly imports: readonly Import[];
}

/** What the client's class is called here. @example 'HttpCardProcessor' */
const className = (external: External, model: Model): string =>
  `Http${externalSetting(external, model).key}`;

/** What holds the client. @example 'httpCardProcessor' */
export const externalVariable = (external: External, model: Model): string =>
  camel(className(external, model));

/** Those that are asked instead of others come first. */
function inOrder(model: Model): readonly External[] {
  const all = model.contexts.flatMap(({ externals }) => externals);
  const sorted = new Set<External>();
  const add = (external: External, above: readonly External[]): void => {
    if (above.includes(external)) return;
    const other = fallbackOf(external, model);
    if (other) add(other, [...above, external]);
    sorted.add(external);
  };
  for (const external of all) add(external, []);
  return [...sorted];
}

export function externalsView(model: Model): ExternalsView {
  const externals = inOrder(model);
  const made = externals.map((external) => {
    const other = fallbackOf(external, model);
    const url = `ports.settings.${externalSetting(external, model).property}`;
    const args = other ? [url, externalVariable(other, model)] : [url];
    const code = call(`new ${className(external, model)}`, ...args);
    return statement(`const ${externalVariable(external, model)} =`, [' ', code], 2);
  });
  return {
    made,
    variables: externals.map((external) => externalVariable(external, model)),
    settings: [...new Set(externals.map((external) => externalSetting(external, model).property))],
    imports: externals.map((external) => {
      const [name, as] = [externalClientName(external), className(external, model)];
      return { name, from: externalClientFile(external), as: name === as ? undefined : as };
    }),
  };
}
