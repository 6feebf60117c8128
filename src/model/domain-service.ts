import type { Declared, Operation } from './declaration.ts';

export interface DomainService extends Declared {
  readonly kind: 'domainService';
  /** One without a body is written by hand and may be asynchronous. */
  readonly operations: readonly Operation[];
}
