import { describe, it } from 'vitest';
import { checkoutEvents } from '../../../src/runtime/testing/contract-checkouts.ts';
import { onSqlite } from '../events/event-processes.ts';
import { sagaRenaming } from './saga-renaming.ts';

describe('a renamed saga on SQLite', () => {
  for (const { title, run } of sagaRenaming(() => onSqlite([checkoutEvents]))) it(title, run);
});
