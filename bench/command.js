import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildExample, raceServers, serve } from './http-race.js';

const accounts = 500;

/**
 * A command endpoint of a generated app against the same written by hand, on the same engine: one of
 * an aggregate that is stored as events, and one of an aggregate that is stored as a row.
 */
export async function benchCommand(root) {
  const work = mkdtempSync(join(tmpdir(), 'plinth-bench-command-'));
  const byHand = await serve(
    'hand-written Fastify + SQLite',
    join(root, 'bench/hand-written-commands.js'),
    { cwd: work, PORT: '4820', DATABASE: join(work, 'hand.db') },
  );
  const started = [byHand];
  const generated = async (example, { name, port }) => {
    const app = buildExample(root, work, example);
    const main = join(app, 'dist/processes', name, 'main.js');
    const server = await serve(`generated app (${example})`, main, { cwd: app, PORT: port });
    started.push(server);
    return server;
  };
  try {
    const bank = await generated('bank', { name: 'bank', port: '4821' });
    await raceServers(root, [byHand, bank], {
      title: `POST /accounts/:id/deposits, ${accounts} accounts`,
      requestOf: deposits,
    });
    const features = await generated('features', { name: 'feat', port: '4822' });
    await raceServers(root, [byHand, features], {
      title: `POST /wallets/:id/add, ${accounts} wallets`,
      requestOf: additions,
    });
  } finally {
    for (const { child } of started) child.kill('SIGKILL');
    rmSync(work, { recursive: true, force: true });
  }
}

const post = (body) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

// New accounts each time: the streams that are read stay as short as those of most accounts.
async function deposits({ url }) {
  const ids = [];
  while (ids.length < accounts) {
    const answer = await fetch(`${url}/accounts`, post({ owner: 'Mara' }));
    ids.push((await answer.json()).id);
  }
  return { url, requests: inTurn(ids, (id) => `/accounts/${id}/deposits`) };
}

async function additions({ url }) {
  const ids = Array.from({ length: accounts }, (_, at) => `wallet-${at}`);
  return { url, requests: inTurn(ids, (id) => `/wallets/${id}/add`) };
}

/** Each connection goes round all of them. */
const inTurn = (ids, pathOf) =>
  ids.map((id) => ({ ...post({ amount: '12.50' }), path: pathOf(id) }));
