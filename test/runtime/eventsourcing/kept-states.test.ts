import { describe, it } from 'vitest';
import { onSqlite } from '../events/event-processes.ts';
import { accountEvents } from './account-repository.ts';
import { keptStatesCases } from './kept-states.ts';

describe('units that go by kept states, on SQLite', () => {
  it.each(Object.entries(keptStatesCases))('%s', async (_, run) => {
    const here = await onSqlite([accountEvents]);
    try {
      await run({ here, there: await here.another() });
    } finally {
      await here.close();
    }
  });
});
