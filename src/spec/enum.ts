import type { At } from '../diagnostic.ts';
import { mapped } from './grammar/form.ts';
import { things } from './grammar/keyed.ts';
import type { Kind } from './grammar/kind.ts';
import { withAbout } from './grammar/with-about.ts';
import type { Member } from './member.ts';
import { members } from './members.ts';
import type { Name } from './name.ts';
import { pascalName } from './names.ts';
import { thingKeys } from './thing-keys.ts';

export interface Enum {
  readonly name: Name;
  readonly at: At;
  readonly members: readonly Member[];
  readonly was?: Name;
  readonly description?: string;
}

/** A list of members, or a map with wire values, which may carry what any map may. */
export const enums: Kind<readonly Enum[]> = things(
  pascalName,
  withAbout(
    thingKeys,
    mapped(members, (list, { at }) => ({ members: list, at })),
  ),
);
