import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createLocalJWKSet, createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import { KeyError } from './key-error.ts';

/** What tokens are checked with, and the algorithms it may be used for. */
export interface VerificationKey {
  readonly getKey: JWTVerifyGetKey;
  readonly algorithms: readonly string[];
}

const symmetric = ['HS256'];
const asymmetric = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

export function secretKey(secret: string): VerificationKey {
  const bytes = new TextEncoder().encode(secret);
  return { getKey: () => Promise.resolve(bytes), algorithms: symmetric };
}

/** @param jwks the address of a key set, the path of a file that holds one, or the set itself as JSON. */
export async function keySet(jwks: string): Promise<VerificationKey> {
  if (/^https?:\/\//.test(jwks)) {
    return { getKey: createRemoteJWKSet(new URL(jwks)), algorithms: asymmetric };
  }
  try {
    const text = jwks.trimStart().startsWith('{') ? jwks : await readFile(jwks, 'utf8');
    return { getKey: createLocalJWKSet(JSON.parse(text)), algorithms: asymmetric };
  } catch (error) {
    throw new KeyError(
      `Cannot read the key set that tokens are checked with: ${reasonOf(error)}.`,
      {
        cause: error,
      },
    );
  }
}

/** The secret kept in a file of this machine, made at the first call. For development only. */
export async function developmentSecret(file: string): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  try {
    await mkdir(dirname(file), { recursive: true });
    // `wx` lets exactly one of several starting processes make the key.
    await writeFile(file, secret, { flag: 'wx', mode: 0o600 });
    return secret;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      return readDevelopmentSecret(file);
    }
    throw new KeyError(`Cannot make the development key ${file}: ${reasonOf(error)}.`, {
      cause: error,
    });
  }
}

async function readDevelopmentSecret(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    throw new KeyError(`Cannot read the development key ${file}: ${reasonOf(error)}.`, {
      cause: error,
    });
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
