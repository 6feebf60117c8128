import { randomBytes } from 'node:crypto';
import pg from 'pg';

const server = process.env.POSTGRES_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';

/** Gives the work the address of an empty database on PostgreSQL, which is dropped afterwards. */
export async function onOwnDatabase(work) {
  const name = `plinth_bench_${randomBytes(4).toString('hex')}`;
  await onServer(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  try {
    await work(url.href);
  } finally {
    await onServer(`drop database ${name} with (force)`);
  }
}

async function onServer(text) {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(text);
  await client.end();
}
