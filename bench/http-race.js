import { execFileSync, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { printTable, race } from './measure.js';

const seconds = 3;
const rounds = 9;
const connections = 32;

/** Generates the app of an example, installs and builds it; answers its folder. */
export function buildExample(root, work, example) {
  const app = join(work, example);
  const spec = join(root, 'examples', `${example}.yaml`);
  const run = (cwd, command, ...args) => execFileSync(command, args, { cwd, stdio: 'pipe' });
  run(work, process.execPath, join(root, 'bin/plinth.js'), 'new', app, '--spec', spec, '--yes');
  run(app, 'npm', 'run', 'build');
  return app;
}

/** Starts a server and waits until it answers. */
export async function serve(name, script, { cwd, ...env }) {
  const child = spawn(process.execPath, ['--enable-source-maps', script], {
    cwd,
    env: { ...process.env, ...env, NODE_ENV: 'production', LOG_LEVEL: 'info' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${env.PORT}`;
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (await fetch(url).catch(() => undefined)) return { name, url, child };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill('SIGKILL');
  throw new Error(`${name} did not start`);
}

/**
 * Lets servers answer one request after the other, under load, in turn. `requestOf` makes what
 * autocannon sends to a server; the first server is the anchor.
 */
export async function raceServers(root, servers, { title, requestOf }) {
  const autocannon = createRequire(join(root, 'bench/package.json'))('autocannon');
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
  const [anchor, ...others] = servers.map(({ name }) => name);
  printTable(`${title}, ${connections} connections`, rates, {
    anchor,
    unit: '/s',
    digits: 0,
    least: Object.fromEntries(others.map((name) => [name, 0.85])),
  });
}
