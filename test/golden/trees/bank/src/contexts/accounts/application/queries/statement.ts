import type { Page, PageRequest } from '@plinth/runtime/repositories';
import type { StatementLine } from '../views/statement-line.js';

export interface StatementInput extends PageRequest {
  readonly accountId: string;
  readonly since?: string | undefined;
}

export interface StatementQuery {
  ask(input: StatementInput): Promise<Page<StatementLine>>;
}
