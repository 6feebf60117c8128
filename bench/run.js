import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const bench = join(import.meta.dirname);
const wanted = process.argv.slice(2);

const installed = join(bench, 'node_modules/.package-lock.json');
const isCurrent =
  existsSync(installed) &&
  statSync(installed).mtimeMs >= statSync(join(bench, 'package.json')).mtimeMs;
if (!isCurrent) {
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], {
    cwd: bench,
    stdio: 'inherit',
  });
}

// Only now: what they compare with has just been installed.
const benches = {
  start: async () => (await import('./start.js')).benchStart(root),
  generation: async () => (await import('./generation.js')).benchGeneration(root),
  aggregates: async () => (await import('./aggregates.js')).benchAggregates(root),
  scale: async () => (await import('./scale.js')).benchScale(root),
  aggregate: async () => (await import('./aggregate.js')).benchAggregate(root),
  merge: async () => (await import('./merge.js')).benchMerge(root),
  crud: async () => (await import('./crud.js')).benchCrud(root),
  command: async () => (await import('./command.js')).benchCommand(root),
  cqrs: async () => (await import('./cqrs.js')).benchCqrs(),
  eventstore: async () => (await import('./eventstore.js')).benchEventStore(),
  postgres: async () => (await import('./eventstore-postgres.js')).benchEventStoreOnPostgres(),
  saga: async () => (await import('./saga.js')).benchSaga(),
  messaging: async () => (await import('./messaging.js')).benchMessaging(),
  projection: async () => (await import('./projection.js')).benchProjection(),
  runtime: async () => (await import('./runtime.js')).benchRuntime(),
};

const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length > 0) throw new Error(`there is ${Object.keys(benches)}, but no ${unknown}`);

const [cpu] = cpus();
process.stdout.write(
  `Node ${process.versions.node}, ${cpus().length} x ${cpu?.model.trim()}, load ${loadavg()[0]?.toFixed(1)}\n`,
);
for (const [name, run] of Object.entries(benches)) {
  if (wanted.length === 0 || wanted.includes(name)) await run();
}
