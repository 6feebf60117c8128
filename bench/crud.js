import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printTable, race } from './measure.js';

const seconds = 3;
const rounds = 9;
const connections = 32;
const byHand = 'hand-written Fastify + Kysely';
const generated = 'generated app';

/** A CRUD endpoint of a generated app against the same written by hand, on the same engine. */
export async function benchCrud(root) {
  const autocannon = createRequire(join(root, 'bench/package.json'))('autocannon');
  const work = mkdtempSync(join(tmpdir(), 'plinth-bench-crud-'));
  const app = join(work, 'todo');
  const run = (args, cwd) => execFileSync(args[0], args.slice(1), { cwd, stdio: 'pipe' });
  run(
    [
      process.execPath,
      join(root, 'bin/plinth.js'),
      'new',
      app,
      '--spec',
      join(root, 'examples/minimal.yaml'),
      '--yes',
    ],
    work,
  );
  run(['npm', 'run', 'build'], app);
  const servers = [
    await start(byHand, join(root, 'bench/hand-written.js'), {
      cwd: work,
      PORT: '4810',
      DATABASE: join(work, 'hand.db'),
    }),
    await start(generated, join(app, 'dist/processes/todo/main.js'), {
      cwd: app,
      PORT: '4811',
    }),
  ];
  try {
    for (const [title, request] of [
      ['POST /tasks', createTask],
      ['GET /tasks/:id', getTask],
    ]) {
      await compare(autocannon, servers, title, request);
    }
  } finally {
    for (const { child } of servers) child.kill('SIGKILL');
    rmSync(work, { recursive: true, force: true });
  }
}

async function start(name, script, { cwd, ...env }) {
  const child = spawn(process.execPath, ['--enable-source-maps', script], {
    cwd,
    env: { ...process.env, ...env, NODE_ENV: 'production', LOG_LEVEL: 'info' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${env.PORT}`;
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const answer = await fetch(`${url}/tasks/none`).catch(() => undefined);
    if (answer) return { name, url, child };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill('SIGKILL');
  throw new Error(`${name} did not start`);
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

async function compare(autocannon, servers, title, requestOf) {
  const load = async (server) => {
    const request = { ...(await requestOf(server)), connections };
    const result = await autocannon({ ...request, duration: seconds });
    if (result.non2xx > 0 || result.errors > 0)
      throw new Error(`${server.name}: ${result.non2xx} bad answers, ${result.errors} errors`);
    return result.requests.average;
  };
  const rates = await race(
    servers.map((server) => ({ name: server.name, run: () => load(server) })),
    rounds,
  );
  printTable(`${title}, ${connections} connections`, rates, {
    anchor: byHand,
    unit: '/s',
    digits: 0,
    least: { [generated]: 0.85 },
  });
}
