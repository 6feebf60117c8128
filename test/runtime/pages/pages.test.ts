import { afterEach, describe, expect, it } from 'vitest';
import { type Authenticator, allow } from '../../../src/runtime/auth/index.ts';
import type { Server } from '../../../src/runtime/controllers/index.ts';
import { Unauthenticated } from '../../../src/runtime/domain/index.ts';
import { shelfServer } from './shelf-server.ts';

let app: Server;
afterEach(() => app.close());

const form = { 'content-type': 'application/x-www-form-urlencoded' };

function shelf(...titles: readonly string[]) {
  const books = titles.map((title, at) => ({
    id: String(at + 1),
    title,
    pages: null,
    lent: false,
  }));
  return new Map(books.map((book) => [book.id, book]));
}

const send = (url: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url,
    headers: { ...form, ...headers },
    payload: new URLSearchParams(fields).toString(),
  });

describe('pages', () => {
  it('list rows, escaped, with links to the next ones', async () => {
    app = await shelfServer(shelf('<script>alert(1)</script>', 'Emma', 'Ulysses'));
    const { body, headers } = await app.inject('/ui/books');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(body).not.toContain('<script');
    expect(body).toContain('1–2 of 3');
    expect(body).toContain('href="/ui/books?limit=2&amp;offset=2"');
    expect(body).toContain('aria-current="page"');
  });

  it('search, keeping what was looked for', async () => {
    app = await shelfServer(shelf('Emma', 'Ulysses'));
    const { body } = await app.inject('/ui/books?q=Emma&sort=title');
    expect(body).toContain('value="Emma"');
    expect(body).not.toContain('Ulysses');
    expect(body).toContain('aria-sort="ascending"');
    expect((await app.inject('/ui/books?q=zzz')).body).toContain('Nothing fits.');
  });

  it('take the empty fields that a search form sends', async () => {
    app = await shelfServer(shelf('Emma'));
    expect((await app.inject('/ui/books?q=&sort=')).statusCode).toBe(200);
  });

  it('never show a secret, and keep the one that is left empty', async () => {
    const books = new Map([
      ['1', { id: '1', title: 'Emma', pages: null, lent: false, key: 'swordfish' }],
    ]);
    app = await shelfServer(books);
    const { body } = await app.inject('/ui/books/1/edit');
    expect(body).not.toContain('swordfish');
    expect(body).toContain('left empty, it stays as it is');
    const kept = await send('/ui/books/1/edit', { title: 'Emma II', key: '' });
    expect(kept.statusCode).toBe(303);
    expect(books.get('1')).toMatchObject({ title: 'Emma II', key: 'swordfish' });
    const refused = await send('/ui/books/1/edit', { title: '', key: 'marlin' });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).not.toContain('marlin');
    await send('/ui/books/1/edit', { title: 'Emma', key: 'marlin' });
    expect(books.get('1')).toMatchObject({ key: 'marlin' });
  });

  it('save a form and go where the thing is', async () => {
    const books = shelf('Emma');
    app = await shelfServer(books);
    const response = await send('/ui/books/new', {
      title: ' Ulysses ',
      pages: '730',
      lent: 'true',
    });
    expect([response.statusCode, response.headers.location]).toEqual([
      303,
      '/ui/books/2?notice=saved',
    ]);
    expect(books.get('2')).toEqual({ id: '2', title: 'Ulysses', pages: 730, lent: true });
    expect((await app.inject('/ui/books/2?notice=saved')).body).toContain('Saved.');
  });

  it.each([
    [{ title: '', pages: '3' }, 422, 'must be at least 1 character long'],
    [{ title: 'Emma 2', pages: 'three' }, 422, 'must be a whole number'],
    [{ title: 'Emma 2', pages: '0' }, 422, 'must be at least 1'],
    [{ title: 'Emma' }, 409, 'is already taken'],
  ])('show the form again: %j', async (fields, status, message) => {
    const books = shelf('Emma');
    app = await shelfServer(books);
    const { statusCode, body } = await send('/ui/books/new', fields);
    expect(statusCode).toBe(status);
    expect(body).toContain(message);
    for (const value of Object.values(fields)) expect(body).toContain(`value="${value}"`);
    expect(books.size).toBe(1);
  });

  it('fill a form with what is there', async () => {
    const books = shelf('Em"ma');
    app = await shelfServer(books);
    expect((await app.inject('/ui/books/1/edit')).body).toContain('value="Em&quot;ma"');
  });

  it('delete, or say why not', async () => {
    const books = shelf('Emma');
    app = await shelfServer(books);
    books.set('2', { id: '2', title: 'Lent', pages: null, lent: true });
    const refused = await send('/ui/books/2/delete', {});
    expect([refused.statusCode, refused.body.includes('the book is lent')]).toEqual([409, true]);
    expect((await send('/ui/books/1/delete', {})).headers.location).toBe(
      '/ui/books?notice=deleted',
    );
    expect([...books.keys()]).toEqual(['2']);
  });

  it('tell errors as pages', async () => {
    app = await shelfServer(shelf());
    const { statusCode, headers, body } = await app.inject('/ui/nothing');
    expect(statusCode).toBe(404);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(body).toContain('<h1>Not found.</h1>');
  });

  it('serve a style sheet that can be kept for ever', async () => {
    app = await shelfServer(shelf());
    const [, href = ''] =
      /<link rel="stylesheet" href="([^"]+)"/.exec((await app.inject('/ui')).body) ?? [];
    const { headers } = await app.inject(href);
    expect(headers['content-type']).toBe('text/css; charset=utf-8');
    expect(headers['cache-control']).toContain('immutable');
  });
});

describe('changes from other sites', () => {
  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a sister domain', { 'sec-fetch-site': 'same-site' }, 403],
    ['another origin', { origin: 'https://evil.example' }, 403],
    ['a hidden origin', { origin: 'null' }, 403],
    ['this site', { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:80' }, 303],
    ['this origin', { origin: 'http://localhost', host: 'localhost' }, 303],
    ['no browser', {}, 303],
  ])('%s', async (_, headers, status) => {
    const books = shelf('Emma');
    app = await shelfServer(books);
    expect((await send('/ui/books/1/delete', {}, headers)).statusCode).toBe(status);
    expect(books.size).toBe(status === 303 ? 0 : 1);
  });
});

describe('signing in', () => {
  const authenticator: Authenticator = {
    scheme: 'Bearer',
    async authenticate(token) {
      if (token !== 'good') throw new Unauthenticated('the token is not valid');
      return { id: 'mia', roles: [], claims: {} };
    },
  };

  it('is asked for where it is needed, and leads back', async () => {
    app = await shelfServer(shelf('Emma'), authenticator);
    expect((await app.inject('/ui/books')).statusCode).toBe(200);
    const asked = await app.inject('/ui/books/1');
    expect(asked.headers.location).toBe('/ui/sign-in?next=%2Fui%2Fbooks%2F1');
    const done = await send('/ui/sign-in', { token: 'good', next: '/ui/books/1' });
    expect(done.headers.location).toBe('/ui/books/1');
    expect(done.headers['set-cookie']).toBe(
      'plinth_token=good; Path=/ui; HttpOnly; SameSite=Strict',
    );
    const page = await app.inject({ url: '/ui/books/1', headers: { cookie: 'plinth_token=good' } });
    expect([page.statusCode, page.body.includes('mia')]).toEqual([200, true]);
  });

  it('refuses a bad token beside its field', async () => {
    app = await shelfServer(shelf(), authenticator);
    const { statusCode, body, headers } = await send('/ui/sign-in', { token: 'bad' });
    expect([statusCode, headers['set-cookie']]).toEqual([401, undefined]);
    expect(body).toContain('the token is not valid');
  });

  it('forgets a token that went bad', async () => {
    app = await shelfServer(shelf(), authenticator);
    const { statusCode, headers } = await app.inject({
      url: '/ui/books',
      headers: { cookie: 'plinth_token=old' },
    });
    expect(statusCode).toBe(200);
    expect(headers['set-cookie']).toContain('Max-Age=0');
  });

  it('counts for pages only', async () => {
    app = await shelfServer(shelf(), authenticator);
    const config = { allow: allow('signedIn') };
    app.get('/me', { schema: { hide: true }, config }, async () => ({}));
    const headers = { cookie: 'plinth_token=good' };
    expect((await app.inject({ url: '/me', headers })).statusCode).toBe(401);
  });

  it.each([
    'https://evil.example',
    '//evil.example',
    '/ui/../x',
    '/uix',
    '\\\\evil.example',
    'javascript:1',
  ])('does not lead to %s', async (next) => {
    app = await shelfServer(shelf(), authenticator);
    expect((await send('/ui/sign-in', { token: 'good', next })).headers.location).toBe('/ui');
  });
});
