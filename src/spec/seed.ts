import type { At } from '../diagnostic.ts';
import { type Data, dataMap } from './data.ts';
import { mapped } from './grammar/form.ts';
import { keyed } from './grammar/keyed.ts';
import type { Kind } from './grammar/kind.ts';
import { list } from './grammar/list.ts';
import type { Name } from './name.ts';
import { pascalName } from './names.ts';

/** `Location: [rows]`, inserted once into an empty table. */
export interface Seed {
  readonly entity: Name;
  readonly rows: readonly Data[];
  readonly at: At;
}

export const seeds: Kind<readonly Seed[]> = keyed(
  'entity',
  pascalName,
  mapped(list(dataMap), (rows, { at }) => ({ rows, at })),
);
