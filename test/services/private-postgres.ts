import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type PrivateServer, privateServer } from './private-server.ts';

export interface PrivatePostgres extends PrivateServer {
  /** Of its database `postgres`. */
  readonly url: string;
}

/** PostgreSQL as it comes, on a new data directory: needs `initdb` and `postgres` on the path. */
export async function privatePostgres(): Promise<PrivatePostgres> {
  const server = await privateServer((folder, port) => {
    const uid = unprivileged();
    const data = join(folder, 'data');
    // Made by one user for another.
    chmodSync(folder, 0o777);
    execFileSync('initdb', ['-D', data, '-A', 'trust', '-U', 'postgres', '-N'], {
      stdio: 'ignore',
      ...(uid === undefined ? {} : { uid }),
    });
    const settings = [
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'max_connections=200',
    ];
    const args = ['-D', data, '-p', String(port), ...settings.flatMap((one) => ['-c', one])];
    return {
      program: 'postgres',
      args,
      ...(uid === undefined ? {} : { uid }),
      crashSignal: 'SIGQUIT',
    };
  });
  const url = `postgres://postgres@127.0.0.1:${server.port}/postgres`;
  await ready(url);
  return { ...server, url };
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): number | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return Number(execFileSync('id', ['-u', 'postgres'], { encoding: 'utf8' }));
}

async function ready(url: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (attempt === 100) throw error;
      await sleep(50);
    }
  }
}
