import { beforeAll, expect, test } from 'vitest';
import { bootApp, type RunningApp, runIn } from './app.ts';
import { createApp } from './create-app.ts';

let folder: string;

beforeAll(async () => {
  folder = await createApp('minimal');
  expect(await runIn(folder, 'npm', 'run', 'build')).toMatchObject({ code: 0 });
});

const headers = { 'content-type': 'application/json' };

/** Reads, adds a mark to the title and writes back under If-Match, again until it wins. */
async function addMark(app: RunningApp, id: string): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const read = await fetch(`${app.url}/tasks/${id}`);
    const { title } = (await read.json()) as { title: string };
    const match = read.headers.get('etag') ?? '';
    const written = await fetch(`${app.url}/tasks/${id}`, {
      method: 'PATCH',
      headers: { ...headers, 'if-match': match },
      body: JSON.stringify({ title: String(Number(title) + 1) }),
    });
    if (written.status === 200) return attempt;
    expect([409, 412]).toContain(written.status);
  }
}

test('two hundred concurrent writers with ETags lose no update, and a restart keeps all', async () => {
  const app = await bootApp(folder, 'todo');
  const created = await fetch(`${app.url}/tasks`, {
    method: 'POST',
    headers,
    body: '{"title":"0"}',
  });
  const { id } = (await created.json()) as { id: string };
  const attempts = await Promise.all(Array.from({ length: 200 }, () => addMark(app, id)));
  expect(Math.max(...attempts)).toBeGreaterThan(1);
  await app.kill();

  const again = await bootApp(folder, 'todo');
  const read = await fetch(`${again.url}/tasks/${id}`);
  expect(await read.json()).toMatchObject({ title: '200' });
  expect(read.headers.get('etag')).toBe('W/"201"');
  expect(await again.stop()).toBe(0);
});

test('a request under way is answered before the app stops', async () => {
  const app = await bootApp(folder, 'todo');
  const requests = Array.from({ length: 50 }, (_, at) =>
    fetch(`${app.url}/tasks`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ title: `job ${at}` }),
    }).then(
      ({ status }) => status,
      () => 0,
    ),
  );
  const first = await Promise.any(requests);
  const code = await app.stop();
  const statuses = await Promise.all(requests);
  expect({ first, code }).toEqual({ first: 201, code: 0 });
  expect(statuses.filter((status) => ![201, 503, 0].includes(status))).toEqual([]);
});
