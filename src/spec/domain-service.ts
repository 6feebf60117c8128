import type { At } from '../diagnostic.ts';
import { defined } from './grammar/form.ts';
import { things } from './grammar/keyed.ts';
import type { Kind } from './grammar/kind.ts';
import { record, required } from './grammar/record.ts';
import type { Name } from './name.ts';
import { pascalName } from './names.ts';
import type { Operation } from './operation.ts';
import { operations } from './operation.ts';
import { thingKeys } from './thing-keys.ts';

export interface DomainService {
  readonly name: Name;
  readonly at: At;
  readonly ops: readonly Operation[];
  readonly was?: Name;
  readonly description?: string;
}

const domainService = record({
  ...thingKeys,
  ops: required(operations, 'Operations by name; those with code may be asynchronous.'),
});

export const domainServices: Kind<readonly DomainService[]> = things(
  pascalName,
  defined('domainService', domainService),
);
