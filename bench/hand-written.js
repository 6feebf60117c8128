import { randomUUID } from 'node:crypto';
import Fastify from 'fastify';
import { Kysely, SqliteDialect } from 'kysely';
import Database from 'libsql';

/** The tasks of examples/minimal.yaml as one would write them by hand: Fastify, Kysely, libsql. */
const sqlite = new Database(process.env.DATABASE);
sqlite.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;');
sqlite.exec(
  'CREATE TABLE IF NOT EXISTS task (id TEXT PRIMARY KEY, title TEXT NOT NULL, done INTEGER NOT NULL)',
);
const db = new Kysely({ dialect: new SqliteDialect({ database: sqlite }) });

const task = {
  type: 'object',
  properties: { id: { type: 'string' }, title: { type: 'string' }, done: { type: 'boolean' } },
};
const newTask = {
  type: 'object',
  required: ['title'],
  properties: {
    title: { type: 'string', minLength: 1, maxLength: 120 },
    done: { type: 'boolean', default: false },
  },
};

const app = Fastify({ logger: { level: 'info', stream: { write: () => {} } } });

app.post(
  '/tasks',
  { schema: { body: newTask, response: { 201: task } } },
  async (request, reply) => {
    const { title, done } = request.body;
    const id = randomUUID();
    await db
      .insertInto('task')
      .values({ id, title, done: done ? 1 : 0 })
      .execute();
    return reply.code(201).header('location', `/tasks/${id}`).send({ id, title, done });
  },
);

app.get('/tasks/:id', { schema: { response: { 200: task } } }, async (request, reply) => {
  const row = await db
    .selectFrom('task')
    .selectAll()
    .where('id', '=', request.params.id)
    .executeTakeFirst();
  if (!row) return reply.code(404).send({ title: 'Not found' });
  return { id: row.id, title: row.title, done: row.done === 1 };
});

await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
