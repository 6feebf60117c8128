import { randomUUID } from 'node:crypto';
import Fastify, { LogController } from 'fastify';
import { Kysely, SqliteDialect } from 'kysely';
import Database from 'libsql';

/**
 * The tasks of examples/minimal.yaml as one would write them by hand: Fastify, Kysely, libsql. It
 * checks what comes in, answers by schema, and logs a line for each request, as the generated app
 * does; ETag, Idempotency-Key, metrics, problem documents, pages and OpenAPI it does not have.
 */
const sqlite = new Database(process.env.DATABASE);
sqlite.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;');
sqlite.exec(
  'CREATE TABLE IF NOT EXISTS task (id TEXT PRIMARY KEY, title TEXT NOT NULL, done INTEGER NOT NULL)',
);
const db = new Kysely({ dialect: new SqliteDialect({ database: sqlite }) });

const id = { type: 'string', format: 'uuid' };
const title = { type: 'string', minLength: 1, maxLength: 120 };
const task = { type: 'object', properties: { id, title, done: { type: 'boolean' } } };
const newTask = {
  type: 'object',
  required: ['title'],
  properties: { title, done: { type: 'boolean', default: false } },
};
const params = { type: 'object', required: ['id'], properties: { id } };

// One line a request instead of Fastify's two: the generated app writes one.
const logController = new LogController({ disableRequestLogging: true });
const app = Fastify({ logger: { level: 'info' }, logController });
app.addHook('onResponse', (request, reply, done) => {
  request.log.info(
    { method: request.method, url: request.url, status: reply.statusCode, ms: reply.elapsedTime },
    'answered',
  );
  done();
});

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

app.get('/tasks/:id', { schema: { params, response: { 200: task } } }, async (request, reply) => {
  const row = await db
    .selectFrom('task')
    .selectAll()
    .where('id', '=', request.params.id)
    .executeTakeFirst();
  if (!row) return reply.code(404).send({ title: 'Not found' });
  return { id: row.id, title: row.title, done: row.done === 1 };
});

await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
