import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildExample, raceServers, serve } from './http-race.js';

/** A CRUD endpoint of a generated app against the same written by hand, on the same engine. */
export async function benchCrud(root) {
  const work = mkdtempSync(join(tmpdir(), 'plinth-bench-crud-'));
  const app = buildExample(root, work, 'minimal');
  const servers = [
    await serve('hand-written Fastify + Kysely', join(root, 'bench/hand-written.js'), {
      cwd: work,
      PORT: '4810',
      DATABASE: join(work, 'hand.db'),
    }),
    await serve('generated app', join(app, 'dist/processes/todo/main.js'), {
      cwd: app,
      PORT: '4811',
    }),
  ];
  try {
    await raceServers(root, servers, { title: 'POST /tasks', requestOf: createTask });
    await raceServers(root, servers, { title: 'GET /tasks/:id', requestOf: getTask });
  } finally {
    for (const { child } of servers) child.kill('SIGKILL');
    rmSync(work, { recursive: true, force: true });
  }
}

async function createTask({ url }) {
  return {
    url: `${url}/tasks`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"title":"Water the plants"}',
  };
}

async function getTask({ url }) {
  const { body, ...options } = await createTask({ url });
  const created = await fetch(`${url}/tasks`, { ...options, body });
  const { id } = await created.json();
  return { url: `${url}/tasks/${id}`, method: 'GET' };
}
