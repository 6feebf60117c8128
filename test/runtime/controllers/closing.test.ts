import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { createServer } from '@plinth/runtime/controllers';
import { createLogger } from '@plinth/runtime/observability';
import { gate } from '@plinth/runtime/testing';
import { expect, it } from 'vitest';

it('a server that closes answers what is under way, and waits for no connection after that', async () => {
  const begun = gate();
  const finish = gate();
  const app = await createServer({
    log: createLogger({ name: 'slow', level: 'silent' }),
    info: { title: 'Slow', version: '1' },
  });
  app.get('/slow', async () => {
    begun.open();
    await finish.passed;
    return { done: true };
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const agent = new Agent({ keepAlive: true });
  const asked = once(get(`${url}/slow`, { agent }), 'response');
  await begun.passed;
  const start = performance.now();
  const closed = app.close();
  // Later than the moment for which requests are still let in.
  setTimeout(() => finish.open(), 300);
  const [response] = (await asked) as [IncomingMessage];
  response.resume();
  expect([response.statusCode, response.headers.connection]).toEqual([200, 'close']);
  await closed;
  expect(performance.now() - start).toBeLessThan(10_000);
  agent.destroy();
});
