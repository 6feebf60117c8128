import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './measure.js';

const seconds = 4;
const rounds = 5;
const connections = 32;

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
    await start('hand-written Fastify + Kysely', join(root, 'bench/hand-written.js'), {
      cwd: work,
      PORT: '4810',
      DATABASE: join(work, 'hand.db'),
    }),
    await start('generated app', join(app, 'dist/processes/todo/main.js'), {
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
  const rates = new Map(servers.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const server of servers) {
      const result = await autocannon({
        ...(await requestOf(server)),
        connections,
        duration: round === 0 ? 2 : seconds,
      });
      if (result.non2xx > 0 || result.errors > 0)
        throw new Error(`${server.name}: ${result.non2xx} bad answers`);
      if (round > 0) rates.get(server.name).push(result.requests.average);
    }
  }
  const anchor = median(rates.get(servers[0].name));
  process.stdout.write(`\n${title}, ${connections} connections\n`);
  for (const [name, all] of rates) {
    const rate = median(all);
    process.stdout.write(
      `  ${name.padEnd(44)} ${Math.round(rate).toString().padStart(9)} /s ${(rate / anchor).toFixed(2).padStart(7)} x\n`,
    );
  }
}
