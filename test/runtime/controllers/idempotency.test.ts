import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  created,
  createServer,
  idempotencyMigration,
  type Server,
  SqlIdempotencyStore,
} from '../../../src/runtime/controllers/index.ts';
import type { Database, Migration } from '../../../src/runtime/database/index.ts';
import { Conflict, DomainError } from '../../../src/runtime/domain/index.ts';
import { createLogger } from '../../../src/runtime/observability/index.ts';
import { temporaryDatabase } from '../../../src/runtime/testing/index.ts';
import { roleTokens } from './orders-server.ts';

interface Tables {
  readonly transfers: { readonly amount: number };
}

const transfersMigration: Migration = {
  name: '0001-transfers',
  up: (db) => db.schema.createTable('transfers').addColumn('amount', 'integer').execute(),
};

let database: Database;
let app: Server;
let keepFor: number;

beforeEach(async () => {
  keepFor = 60_000;
  database = await temporaryDatabase([idempotencyMigration, transfersMigration]);
});

afterEach(async () => {
  await app.close();
  await database.close();
});

/** POST /transfers books an amount; `gate` holds it up, odd things happen for odd amounts. */
async function transfersServer(gate: Promise<unknown> = Promise.resolve()): Promise<Server> {
  app = await createServer({
    info: { title: 'Transfers', version: '1.0.0' },
    log: createLogger({ name: 'transfers', level: 'silent' }),
    idempotency: { store: new SqlIdempotencyStore(database, { keepFor }), unitOfWork: database },
  });
  app.addHook('onRequest', (request, _reply, done) => {
    const { authorization } = request.headers;
    if (authorization === undefined) return done();
    roleTokens.authenticate(authorization).then((actor) => {
      request.actor = { ...actor, id: authorization };
      done();
    }, done);
  });
  app.post<{ Body: { amount: number } }>(
    '/transfers',
    { config: { creates: true } },
    async (request, reply) => {
      const { amount } = request.body;
      await database.run(async () => {
        await database.of<Tables>().insertInto('transfers').values({ amount }).execute();
        await gate;
        if (amount === 402)
          throw new DomainError({ code: 'Declined', status: 402, title: 'declined' });
        if (amount === 409) throw new Conflict();
        if (amount === 500) throw new Error('the disk is full');
      });
      const count = await database.of<Tables>().selectFrom('transfers').selectAll().execute();
      return created(reply, `/transfers/${count.length}`, { number: count.length });
    },
  );
  return app;
}

const book = (amount: number, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: '/transfers',
    headers: { 'idempotency-key': 'k1', ...headers },
    payload: { amount },
  });

const booked = async (): Promise<readonly number[]> => {
  const rows = await database.of<Tables>().selectFrom('transfers').select('amount').execute();
  return rows.map(({ amount }) => amount);
};

describe('a repeat', () => {
  it('is answered as the first time, and changes nothing', async () => {
    await transfersServer();
    const first = await book(10);
    const again = await book(10);
    expect(first.statusCode).toBe(201);
    expect([again.statusCode, again.body, again.headers.location]).toEqual([
      201,
      '{"number":1}',
      '/transfers/1',
    ]);
    expect(again.headers['content-type']).toBe(first.headers['content-type']);
    expect([first, again].map(({ headers }) => headers['idempotent-replayed'])).toEqual([
      undefined,
      'true',
    ]);
    expect(await booked()).toEqual([10]);
  });

  it('with another body is refused', async () => {
    await transfersServer();
    await book(10);
    const other = await book(11);
    expect(other.json()).toMatchObject({ status: 422, code: 'IdempotencyMismatch' });
    expect((await book(10)).statusCode).toBe(201);
    expect(await booked()).toEqual([10]);
  });

  it('of somebody else, or with another key, is another request', async () => {
    await transfersServer();
    await book(10);
    await book(10, { authorization: 'tom' });
    await book(10, { 'idempotency-key': 'k2' });
    expect(await booked()).toEqual([10, 10, 10]);
  });

  it('while the first is running is refused', async () => {
    let open = (): void => {};
    await transfersServer(
      new Promise<void>((resolve) => {
        open = resolve;
      }),
    );
    const first = book(10);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await book(10)).json()).toMatchObject({ status: 409, code: 'IdempotencyConflict' });
    open();
    expect((await first).statusCode).toBe(201);
    expect((await book(10)).headers['idempotent-replayed']).toBe('true');
    expect(await booked()).toEqual([10]);
  });

  it('after the answer expired is a first time', async () => {
    keepFor = -1;
    await transfersServer();
    await book(10);
    await book(10);
    expect(await booked()).toEqual([10, 10]);
  });

  it('survives a restart', async () => {
    await transfersServer();
    await book(10);
    await app.close();
    await transfersServer();
    expect((await book(10)).headers['idempotent-replayed']).toBe('true');
    expect(await booked()).toEqual([10]);
  });
});

describe('what failed the first time', () => {
  it.each([
    ['a refusal is kept', 402, 'true'],
    ['a conflict may be tried again', 409, undefined],
    ['so may a fault of ours', 500, undefined],
  ])('%s', async (_, amount, replayed) => {
    await transfersServer();
    const first = await book(amount);
    const again = await book(amount);
    expect([first.statusCode, again.statusCode]).toEqual([amount, amount]);
    expect(again.headers['idempotent-replayed']).toBe(replayed);
    expect(await booked()).toEqual([]);
  });

  it('takes effect with the answer or not at all', async () => {
    await transfersServer();
    const store = new SqlIdempotencyStore(database);
    const request = {
      scope: 's',
      key: 'k',
      fingerprint: 'f',
      answer: { status: 201, headers: {}, body: '' },
    };
    const effect = database.run(async () => {
      await database.of<Tables>().insertInto('transfers').values({ amount: 1 }).execute();
      await store.save(request);
      throw new Error('killed');
    });
    await expect(effect).rejects.toThrow('killed');
    expect([await booked(), await store.find('s', 'k')]).toEqual([[], undefined]);
  });

  it('gives way to another process that answered first', async () => {
    await transfersServer();
    const store = new SqlIdempotencyStore(database);
    const answer = { status: 201, headers: {}, body: '{}' };
    const save = (fingerprint: string) =>
      database.run(() => store.save({ scope: 's', key: 'k', fingerprint, answer }));
    await save('first');
    await expect(save('second')).rejects.toMatchObject({ code: 'IdempotencyConflict' });
    expect(await store.find('s', 'k')).toMatchObject({ fingerprint: 'first' });
  });
});

describe('keys', () => {
  it.each(['', 'two words', 'x'.repeat(256), 'ä'])('that are none are refused: %s', async (key) => {
    await transfersServer();
    expect((await book(10, { 'idempotency-key': key })).json().code).toBe('BadRequest');
    expect(await booked()).toEqual([]);
  });
});
