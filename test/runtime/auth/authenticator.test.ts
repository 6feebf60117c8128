import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  createAuthenticator,
  issueDevelopmentToken,
  issueToken,
  tokenFor,
} from '../../../src/runtime/auth/index.ts';

const secret = 'a-secret-of-thirty-two-characters';
const bytes = new TextEncoder().encode(secret);

const sign = (claims: JWTPayload, key = bytes): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(key);

const iss = 'https://id.example';
const inOneHour = Math.floor(Date.now() / 1000) + 3600;
const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"sub":"mia"}').toString('base64url')}.`;

describe('tokens under a secret', () => {
  it('name the caller and the roles', async () => {
    const { authenticate } = await createAuthenticator({ secret });
    const token = await sign({ sub: 'mia', roles: ['vet', 7], exp: inOneHour, team: 'north' });
    expect(await authenticate(token)).toMatchObject({
      id: 'mia',
      roles: ['vet'],
      claims: { team: 'north' },
    });
  });

  it.each<readonly [string, () => Promise<string> | string, string]>([
    [
      'another key',
      () => sign({ sub: 'mia' }, new TextEncoder().encode('x'.repeat(32))),
      'not valid',
    ],
    ['no signature', () => unsigned, 'not valid'],
    ['expired', () => sign({ sub: 'mia', iss, exp: 1_700_000_000 }), 'expired'],
    ['not yet valid', () => sign({ sub: 'mia', iss, exp: inOneHour, nbf: inOneHour }), 'not valid'],
    ['nobody', () => sign({ iss, exp: inOneHour, roles: ['vet'] }), 'names nobody'],
    ['endless', () => sign({ sub: 'mia', iss }), 'never expires (claim exp)'],
    [
      'another issuer',
      () => sign({ sub: 'mia', exp: inOneHour, iss: 'https://evil.example' }),
      'not valid',
    ],
    ['no token', () => 'hello', 'not valid'],
    ['empty', () => '', 'not valid'],
  ])('are refused: %s', async (_, make, why) => {
    const { authenticate } = await createAuthenticator({ secret, issuer: iss });
    await expect(authenticate(await make())).rejects.toMatchObject({
      code: 'Unauthenticated',
      detail: expect.stringContaining(why),
    });
  });

  it('take roles from the claim that is said', async () => {
    const { authenticate } = await createAuthenticator({ secret, rolesClaim: 'groups' });
    expect(
      (await authenticate(await sign({ sub: 'mia', exp: inOneHour, groups: ['vet'] }))).roles,
    ).toEqual(['vet']);
  });
});

describe('tokens for an audience', () => {
  it.each([
    [['shop', 'bank'], true],
    ['shop', true],
    ['bank', false],
    [undefined, false],
  ])('%j are taken by the shop: %s', async (aud, isTaken) => {
    const { authenticate } = await createAuthenticator({ secret, audience: 'shop' });
    const token = await sign({ sub: 'mia', exp: inOneHour, ...(aud && { aud }) });
    const detail = expect.stringContaining('claim aud');
    if (isTaken) expect((await authenticate(token)).id).toBe('mia');
    else await expect(authenticate(token)).rejects.toMatchObject({ detail });
  });
});

describe('tokens that never expire', () => {
  it('are taken where they are allowed', async () => {
    const { authenticate } = await createAuthenticator({ secret, endlessTokens: true });
    expect((await authenticate(await sign({ sub: 'mia' }))).id).toBe('mia');
  });
});

describe('tokens under a key set', () => {
  let keys: Awaited<ReturnType<typeof generateKeyPair>>;
  let jwks: string;
  let server: Server | undefined;
  beforeAll(async () => {
    keys = await generateKeyPair('ES256');
    const key = { ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'ES256' };
    jwks = JSON.stringify({ keys: [key] });
  });
  afterEach(() => server?.close());

  const token = (): Promise<string> =>
    new SignJWT({ sub: 'mia', exp: inOneHour })
      .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
      .sign(keys.privateKey);

  it('are checked with a set given inline, in a file and at an address', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'plinth-jwks-'));
    const file = join(folder, 'jwks.json');
    await writeFile(file, jwks);
    server = createServer((_, response) => response.end(jwks)).listen(0);
    // It listens on a port.
    const { port } = server.address() as AddressInfo;
    for (const place of [jwks, file, `http://localhost:${port}/jwks`]) {
      const { authenticate } = await createAuthenticator({ jwks: place });
      expect((await authenticate(await token())).id).toBe('mia');
    }
    await rm(folder, { recursive: true });
  });

  it('are not checked with the public key taken for a secret', async () => {
    const { authenticate } = await createAuthenticator({ jwks });
    const forged = await sign({ sub: 'mia' }, new TextEncoder().encode(jwks));
    await expect(authenticate(forged)).rejects.toMatchObject({ code: 'Unauthenticated' });
  });

  it('cannot be checked while the key server is down', async () => {
    const { authenticate } = await createAuthenticator({ jwks: 'http://localhost:9/jwks' });
    await expect(authenticate(await token())).rejects.toMatchObject({ code: 'Unavailable' });
  });

  it.each([
    [500, '{}'],
    [200, 'not JSON'],
    [200, '{"keys":"none"}'],
  ])('cannot be checked while the key server answers %i %s', async (status, text) => {
    server = createServer((_, response) => response.writeHead(status).end(text)).listen(0);
    // It listens on a port.
    const { port } = server.address() as AddressInfo;
    const { authenticate } = await createAuthenticator({ jwks: `http://localhost:${port}/jwks` });
    await expect(authenticate(await token())).rejects.toMatchObject({ code: 'Unavailable' });
  });
});

describe('the development key', () => {
  it('is made once, for its owner only, and signs what the server takes', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'plinth-key-'));
    const developmentKeyFile = join(folder, 'data', 'auth.key');
    const told: string[] = [];
    const options = { developmentKeyFile, onDevelopmentKey: (file: string) => told.push(file) };
    const { authenticate } = await createAuthenticator(options);
    const key = await readFile(developmentKeyFile, 'utf8');
    expect((await stat(developmentKeyFile)).mode & 0o777).toBe(0o600);
    await createAuthenticator(options);
    expect(await readFile(developmentKeyFile, 'utf8')).toBe(key);
    expect(told).toEqual([developmentKeyFile, developmentKeyFile]);

    const roles = ['admin', 'vet'];
    const made = await issueDevelopmentToken({ developmentKeyFile, subject: 'mia', roles });
    expect(await authenticate(made)).toMatchObject({ id: 'mia', roles });
    const argv = ['--sub', 'tom', '--role', 'admin', '--role', 'vet'];
    expect(await authenticate(await tokenFor({ argv, developmentKeyFile }))).toMatchObject({
      id: 'tom',
      roles,
    });
    await rm(folder, { recursive: true });
  });

  it('is not there unless a place for it is given', async () => {
    await expect(createAuthenticator({})).rejects.toThrow('neither a secret nor a key set');
  });

  it('gives way to the secret', async () => {
    const { authenticate } = await createAuthenticator({ secret });
    const token = await issueToken({ secret, subject: 'mia', roles: [] });
    expect((await authenticate(token)).id).toBe('mia');
  });
});
