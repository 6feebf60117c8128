import { randomUUID } from 'node:crypto';
import { Decimal } from 'decimal.js';
import Fastify, { LogController } from 'fastify';
import Database from 'libsql';

/**
 * A deposit of examples/bank.yaml and adding to a wallet of examples/features.yaml as one would write
 * them by hand: Fastify and libsql with prepared statements, one transaction a request. Events,
 * references of deposits, row, summary and statement line are kept as the generated apps keep them;
 * ETag, If-Match, Idempotency-Key, metrics, problem documents, upcasts and OpenAPI it does not have.
 */
const sqlite = new Database(process.env.DATABASE);
sqlite.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;');
sqlite.exec(`
  CREATE TABLE event (
    position INTEGER PRIMARY KEY AUTOINCREMENT, stream TEXT NOT NULL, version INTEGER NOT NULL,
    id TEXT NOT NULL, type TEXT NOT NULL, data TEXT NOT NULL, at TEXT NOT NULL, meta TEXT NOT NULL,
    UNIQUE (stream, version)
  );
  CREATE TABLE deposit (account TEXT, reference TEXT, PRIMARY KEY (account, reference));
  CREATE TABLE account_summary (
    account_id TEXT PRIMARY KEY, owner TEXT NOT NULL, balance TEXT NOT NULL,
    movements INTEGER NOT NULL, open INTEGER NOT NULL
  );
  CREATE TABLE statement_line (
    entry_id TEXT PRIMARY KEY, account_id TEXT NOT NULL, kind TEXT NOT NULL, amount TEXT NOT NULL,
    at TEXT NOT NULL
  );
  CREATE INDEX statement_line_account ON statement_line (account_id, at DESC);
  CREATE TABLE wallet (
    id TEXT PRIMARY KEY, total TEXT NOT NULL, kind TEXT NOT NULL, method TEXT, tags TEXT NOT NULL,
    version INTEGER NOT NULL
  );
`);

const readStream = sqlite.prepare(
  'SELECT type, data, version FROM event WHERE stream = ? ORDER BY version',
);
const insertEvent = sqlite.prepare(
  'INSERT INTO event (stream, version, id, type, data, at, meta) VALUES (?, ?, ?, ?, ?, ?, ?)',
);
const insertDeposit = sqlite.prepare('INSERT INTO deposit VALUES (?, ?) ON CONFLICT DO NOTHING');
const insertSummary = sqlite.prepare("INSERT INTO account_summary VALUES (?, ?, '0', 0, 1)");
const updateSummary = sqlite.prepare(
  'UPDATE account_summary SET balance = ?, movements = movements + 1 WHERE account_id = ?',
);
const insertLine = sqlite.prepare("INSERT INTO statement_line VALUES (?, ?, 'deposit', ?, ?)");
const findWallet = sqlite.prepare('SELECT * FROM wallet WHERE id = ?');
const insertWallet = sqlite.prepare("INSERT INTO wallet VALUES (?, ?, 'Small', NULL, '[]', 1)");
const updateWallet = sqlite.prepare('UPDATE wallet SET total = ?, version = ? WHERE id = ?');

const inTransaction = (work) => sqlite.transaction(work).immediate;

function append(stream, { version, type, data, correlationId }) {
  const id = randomUUID();
  const at = new Date().toISOString();
  const meta = JSON.stringify({ correlationId });
  insertEvent.run(stream, version, id, type, JSON.stringify(data), at, meta);
  return { id, at };
}

const createAccount = inTransaction(({ owner, correlationId }) => {
  const id = randomUUID();
  append(id, { version: 1, type: 'AccountCreated', data: { owner }, correlationId });
  insertSummary.run(id, owner);
  return id;
});

function loadAccount(id) {
  const account = { version: 0, balance: new Decimal(0), open: false };
  for (const { type, data, version } of readStream.all(id)) {
    const event = JSON.parse(data);
    account.version = version;
    if (type === 'AccountCreated') account.open = true;
    if (type === 'MoneyDeposited') account.balance = account.balance.plus(event.amount);
    if (type === 'MoneyWithdrawn') account.balance = account.balance.minus(event.amount);
    if (type === 'AccountClosed') account.open = false;
  }
  return account;
}

const deposit = inTransaction(({ id, amount, reference, correlationId }) => {
  if (insertDeposit.run(id, reference).changes === 0) return 204;
  const account = loadAccount(id);
  if (account.version === 0) return 404;
  if (!account.open) return 409;
  const data = { amount: amount.toFixed(2), reference };
  const event = { version: account.version + 1, type: 'MoneyDeposited', data, correlationId };
  const { id: entryId, at } = append(id, event);
  updateSummary.run(account.balance.plus(amount).toFixed(4), id);
  insertLine.run(entryId, id, data.amount, at);
  return 204;
});

const addToWallet = inTransaction(({ id, amount, correlationId }) => {
  const wallet = findWallet.get(id);
  const version = (wallet?.version ?? 0) + 1;
  const data = { amount: amount.toString() };
  append(`wallet ${id}`, { version, type: 'Added', data, correlationId });
  if (wallet === undefined) insertWallet.run(id, amount.toFixed(4));
  else updateWallet.run(amount.plus(wallet.total).toFixed(4), version, id);
});

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

const uuid = { type: 'string', format: 'uuid' };
const amount = { type: 'string', pattern: '^\\d{1,12}(\\.\\d{1,2})?$' };
const answersId = { type: 'object', properties: { id: { type: 'string' } } };
const idOf = (id) => ({ type: 'object', required: ['id'], properties: { id } });
const owner = { type: 'string', minLength: 1, maxLength: 100 };

app.post(
  '/accounts',
  {
    schema: {
      body: { type: 'object', required: ['owner'], properties: { owner } },
      response: { 201: answersId },
    },
  },
  async (request, reply) => {
    const id = createAccount({ ...request.body, correlationId: request.id });
    return reply.code(201).header('location', `/accounts/${id}`).send({ id });
  },
);

app.post(
  '/accounts/:id/deposits',
  {
    schema: {
      params: idOf(uuid),
      body: { type: 'object', required: ['amount'], properties: { amount, reference: uuid } },
    },
  },
  async (request, reply) => {
    const { amount: text, reference = randomUUID() } = request.body;
    const { id } = request.params;
    const amount = new Decimal(text);
    return reply.code(deposit({ id, amount, reference, correlationId: request.id })).send();
  },
);

app.post(
  '/wallets/:id/add',
  {
    schema: {
      params: idOf({ type: 'string', maxLength: 255 }),
      body: { type: 'object', required: ['amount'], properties: { amount } },
      response: { 201: answersId },
    },
  },
  async (request, reply) => {
    const { id } = request.params;
    addToWallet({ id, amount: new Decimal(request.body.amount), correlationId: request.id });
    return reply.code(201).header('location', `/wallets/${id}`).send({ id });
  },
);

await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
