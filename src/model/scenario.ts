import type { Json } from '../spec/data.ts';
import type { Command } from './command.ts';
import type { ErrorDeclaration } from './declaration.ts';
import type { Event } from './event.ts';

interface Given {
  readonly event: Event;
  /** Only the fields that are written. */
  readonly fields: { readonly [name: string]: Json };
}

export interface Scenario {
  readonly title: string;
  readonly given: readonly Given[];
  readonly when: { readonly command: Command; readonly input: { readonly [name: string]: Json } };
  readonly then:
    | { readonly kind: 'events'; readonly events: readonly Given[] }
    | { readonly kind: 'error'; readonly error: ErrorDeclaration }
    | { readonly kind: 'nothing' };
  readonly state: { readonly [name: string]: Json } | undefined;
}
