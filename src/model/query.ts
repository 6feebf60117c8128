import type { Aggregate } from './aggregate.ts';
import type { Allow } from './allow.ts';
import type { Answer } from './answer.ts';
import type { Cache } from './cache.ts';
import type { Declared, Enum, Field, Member } from './declaration.ts';
import type { Entity } from './entity.ts';
import type { SortColumn } from './index-columns.ts';
import type { Page } from './page.ts';
import type { Returns } from './returns.ts';
import type { Route } from './route.ts';
import type { View } from './view.ts';

export type Literal =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'member'; readonly enum: Enum; readonly member: Member };

export type Operand =
  | Literal
  | { readonly kind: 'input'; readonly field: Field }
  /** `actor.id`, or a claim of the token. */
  | { readonly kind: 'actor'; readonly name: string }
  | { readonly kind: 'list'; readonly items: readonly Literal[] };

export interface Condition {
  readonly column: Field;
  readonly op: '=' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'contains' | 'startsWith';
  readonly operand: Operand;
  /** The operand is an optional input: without it the condition is dropped. */
  readonly optional: boolean;
}

export type QueryBody =
  | {
      readonly kind: 'from';
      readonly source: Entity | Aggregate | View;
      readonly where: readonly Condition[];
      /** Never empty: ends in what makes the order total. */
      readonly sort: readonly SortColumn[];
      readonly answer: Answer;
      /** `one`: null, and 404 over HTTP, when there is no such row. */
      readonly rows: 'one' | 'list';
      /** Of a list; undefined: a bare array with everything. */
      readonly page: Page | undefined;
    }
  /** Written by hand. */
  | { readonly kind: 'code'; readonly returns: Returns };

export interface Query extends Declared {
  readonly kind: 'query';
  readonly input: readonly Field[];
  readonly body: QueryBody;
  readonly read: 'primary' | 'replica';
  readonly cache: Cache | undefined;
  readonly http: Route | undefined;
  readonly allow: Allow;
}
