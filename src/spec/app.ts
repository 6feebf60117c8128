import type { At } from '../diagnostic.ts';
import type { Kind } from './grammar/kind.ts';
import { micro } from './grammar/micro.ts';
import { record, required } from './grammar/record.ts';
import type { Name } from './name.ts';
import { kebabName } from './names.ts';
import { described } from './thing-keys.ts';

export interface App {
  readonly name: Name;
  readonly description?: string;
  readonly at: At;
}

const nowhere: At = { file: '', path: [] };

/** Stands in for an app that is not told. */
export const unnamedApp: App = { name: { text: 'app', at: nowhere }, at: nowhere };

export const app: Kind<App> = {
  ...record({
    name: required(micro(kebabName), 'Name of the package, the process and the database.'),
    ...described,
  }),
  empty: unnamedApp,
};
