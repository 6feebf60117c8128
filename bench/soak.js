// Whether memory stays flat while consumers are slower than producers:
//   node bench/soak.js [minutes]
// The app is `bench/soak.yaml`, on what DATABASE_URL and BROKER_URL say: SQLite and the embedded broker.
import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const minutes = Number(process.argv[2] ?? 10);
const port = process.env.PORT ?? '3999';
const url = `http://127.0.0.1:${port}`;
const root = join(import.meta.dirname, '..');
const work = mkdtempSync(join(tmpdir(), 'plinth-soak-'));
const mebibyte = 1_048_576;

/** So many of each are sent in a second, and so many may be under way. */
const rate = 100;
const underWay = 64;

/** How long one takes to be handled, in milliseconds; a saga runs beside 255 others, and what else there is beside few. */
const handlers = {
  'depot/application/commands/weigh.ts': 200,
  'depot/application/commands/print-label.ts': 200,
  'depot/application/commands/deliver.ts': 10_000,
  'customs/application/commands/inspect.ts': 200,
};

function buildApp() {
  const app = join(work, 'soak');
  const run = (cwd, command, ...args) => execFileSync(command, args, { cwd, stdio: 'pipe' });
  const spec = join(root, 'bench/soak.yaml');
  run(work, process.execPath, join(root, 'bin/plinth.js'), 'new', app, '--spec', spec, '--yes');
  for (const [file, millis] of Object.entries(handlers)) {
    const path = join(app, 'src/contexts', file);
    const text = readFileSync(path, 'utf8')
      .replace('import { type Clock, NotImplemented }', 'import type { Clock }')
      .replace(
        /throw new NotImplemented\(.*\);/,
        `await new Promise((resolve) => setTimeout(resolve, ${millis}));`,
      );
    writeFileSync(path, text);
  }
  run(app, 'npm', 'run', 'build');
  return app;
}

/** Starts the app; `samples` grows by what it tells after each collection of garbage. */
async function startApp(app) {
  const samples = [];
  const teller = join(import.meta.dirname, 'tell-quiet-memory.js');
  const script = 'dist/processes/soak/main.js';
  const child = spawn(process.execPath, ['--expose-gc', '--import', teller, script], {
    cwd: app,
    env: { DATABASE_URL: join(work, 'soak.db'), ...process.env, PORT: port, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  child.on('message', (sample) => samples.push(sample));
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (answer?.ok) return { child, samples };
    await sleep(100);
  }
  child.kill('SIGKILL');
  throw new Error('the app did not start');
}

/** Sends parcels, and asks for labels, at the rate; answers how many were taken. */
async function send(until) {
  let [taken, waiting] = [0, 0];
  const post = async (path, body) => {
    waiting += 1;
    const headers = { 'content-type': 'application/json' };
    try {
      const answer = await fetch(url + path, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      });
      await answer.text();
      if (answer.ok) taken += 1;
    } finally {
      waiting -= 1;
    }
  };
  const begun = performance.now();
  for (let sent = 0; performance.now() < until; ) {
    const due = ((performance.now() - begun) / 1_000) * rate;
    for (; sent < due && waiting < underWay; sent += 1) {
      void post('/parcels', { grams: sent }).catch(() => undefined);
      void post('/labels', { parcelId: randomUUID() }).catch(() => undefined);
    }
    // What could not be sent in time is not made up for.
    sent = Math.max(sent, Math.floor(due));
    await sleep(20);
  }
  return taken;
}

/** How much has come in and waits, by its name. */
async function backlog() {
  const text = await (await fetch(`${url}/metrics`)).text();
  return text
    .split('\n')
    .filter((line) => /^[a-z_]*(subscription|saga)[a-z_]*\{/.test(line))
    .join('\n');
}

/** By how much it grows in a minute: the straight line through all points. */
function slopeOf(points) {
  const mean = (of) => points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean(([at]) => at), mean(([, value]) => value)];
  const over = points.reduce((sum, [at, value]) => sum + (at - x) * (value - y), 0);
  return over / points.reduce((sum, [at]) => sum + (at - x) ** 2, 0);
}

function tell(name, samples, of) {
  const half = samples.slice(Math.floor(samples.length / 2));
  const values = half.map((sample) => of(sample) / mebibyte);
  const points = half.map((sample, index) => [sample.at / 60_000, values[index]]);
  const [least, most, slope] = [Math.min(...values), Math.max(...values), slopeOf(points)];
  process.stdout.write(
    `${name}: ${least.toFixed(1)} to ${most.toFixed(1)} MiB in the second half, ${slope.toFixed(2)} MiB a minute\n`,
  );
}

const app = buildApp();
const { child, samples } = await startApp(app);
const taken = await send(performance.now() + minutes * 60_000);
process.stdout.write(`${minutes} minutes, ${taken} taken\n${await backlog()}\n`);
for (const { at, rss, heap, external } of samples) {
  const figures = [rss, heap, external].map((bytes) => (bytes / mebibyte).toFixed(1));
  process.stdout.write(`${(at / 1_000).toFixed(0)} s: rss, heap, external ${figures.join(', ')}\n`);
}
tell('rss', samples, ({ rss }) => rss);
tell('heap', samples, ({ heap }) => heap);
child.kill('SIGTERM');
await new Promise((resolve) => child.once('exit', resolve));
rmSync(work, { recursive: true, force: true });
