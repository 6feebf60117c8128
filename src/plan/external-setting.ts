import { InternalError } from '../errors.ts';
import type { External } from '../model/external.ts';
import type { Model } from '../model/model.ts';
import { camel, constant } from './names.ts';
import { oncePer } from './once-per.ts';

/** What an external is called in the app as a whole, and where its address comes from. */
export interface ExternalSetting {
  /** @example 'CardProcessor' */
  readonly key: string;
  /** Of the settings; several externals may read one. @example 'cardProcessorUrl' */
  readonly property: string;
  /** The environment variable. @example 'CARD_PROCESSOR_URL' */
  readonly variable: string;
}

/** What every app calls the address of its database. */
const database = { property: 'databaseUrl', variable: 'DATABASE_URL' };

const allExternals = ({ contexts }: Model): readonly External[] =>
  contexts.flatMap(({ externals }) => externals);

/** The names to try: with the context where another has the name, with a number where that is taken. */
function* keysOf({ name, context = '' }: External, isAlone: boolean): Generator<string> {
  if (isAlone) yield name;
  yield `${context}${name}`;
  for (let number = 2; ; number += 1) yield `${context}${name}${number}`;
}

const settingsOfAll = oncePer((model: Model): ReadonlyMap<External, ExternalSetting> => {
  const all = allExternals(model);
  const given = all.flatMap(({ url }) => (url.kind === 'env' ? [url.name] : []));
  const variables = new Set([database.variable, ...given]);
  const properties = new Set([database.property]);
  const known = new Map<External, ExternalSetting>();
  for (const external of all) {
    const { url, name } = external;
    const isAlone = all.filter((one) => camel(one.name) === camel(name)).length === 1;
    for (const key of keysOf(external, isAlone)) {
      const property = `${camel(key)}Url`;
      const variable = url.kind === 'env' ? url.name : `${constant(key)}_URL`;
      if (properties.has(property) || (url.kind === 'literal' && variables.has(variable))) continue;
      properties.add(property);
      variables.add(variable);
      const first = [...known.values()].find((one) => one.variable === variable);
      known.set(external, { key, variable, property: first?.property ?? property });
      break;
    }
  }
  return known;
});

export function externalSetting(external: External, model: Model): ExternalSetting {
  const found = settingsOfAll(model).get(external);
  if (found === undefined) throw new InternalError(`${external.id} is no external of the model`);
  return found;
}

/** The externals by the variable that says where they are. */
export function externalsByVariable(model: Model): ReadonlyMap<string, readonly External[]> {
  const found = new Map<string, readonly External[]>();
  for (const external of allExternals(model)) {
    const { variable } = externalSetting(external, model);
    found.set(variable, [...(found.get(variable) ?? []), external]);
  }
  return found;
}
