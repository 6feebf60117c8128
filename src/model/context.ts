import type { Aggregate } from './aggregate.ts';
import type { ApplicationCommand } from './application-command.ts';
import type { Consume } from './consume.ts';
import type { Enum, ErrorDeclaration, TypeAlias, Union, Value } from './declaration.ts';
import type { DomainService } from './domain-service.ts';
import type { Entity } from './entity.ts';
import type { External } from './external.ts';
import type { Policy } from './policy.ts';
import type { Process } from './process.ts';
import type { Publish } from './publish.ts';
import type { Query } from './query.ts';
import type { Saga } from './saga.ts';
import type { Seed } from './seed.ts';
import type { Stream } from './stream.ts';
import type { View } from './view.ts';

/** What the shared kernel and every context can hold. */
export interface Shared {
  readonly types: readonly TypeAlias[];
  readonly enums: readonly Enum[];
  readonly unions: readonly Union[];
  readonly values: readonly Value[];
  /** Declared ones; `builtInErrors` holds the others. */
  readonly errors: readonly ErrorDeclaration[];
}

export type Relation = 'conformist' | 'acl' | 'customer-supplier' | 'partnership' | 'shared-kernel';

/** A bounded context. */
export interface Context extends Shared {
  readonly name: string;
  readonly description: string | undefined;
  readonly was: string | undefined;
  readonly uses: readonly { readonly context: string; readonly relation: Relation }[];
  readonly entities: readonly Entity[];
  readonly aggregates: readonly Aggregate[];
  readonly domainServices: readonly DomainService[];
  readonly externals: readonly External[];
  readonly views: readonly View[];
  readonly commands: readonly ApplicationCommand[];
  readonly queries: readonly Query[];
  readonly policies: readonly Policy[];
  readonly sagas: readonly Saga[];
  readonly processes: readonly Process[];
  readonly publishes: readonly Publish[];
  readonly consumes: readonly Consume[];
  readonly streams: readonly Stream[];
  readonly seed: readonly Seed[];
  /** Types of other contexts that its expressions name. */
  readonly named: ReadonlySet<Enum | Union | Value>;
}
