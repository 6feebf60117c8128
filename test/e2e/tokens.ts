import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

export interface Tokens {
  /** The settings under which the app accepts the tokens. */
  readonly env: Readonly<Record<string, string>>;
  readonly tokenOf: (roles: readonly string[], id?: string) => Promise<string>;
}

/** A key for an app's `auth.jwt`, and tokens signed with it. */
export async function makeTokens(kind: 'secret' | 'jwks' | undefined): Promise<Tokens> {
  if (kind === 'jwks') {
    const { privateKey, publicKey } = await generateKeyPair('RS256');
    const jwks = {
      keys: [{ ...(await exportJWK(publicKey)), alg: 'RS256', kid: 'e2e', use: 'sig' }],
    };
    const sign = (token: SignJWT) =>
      token.setProtectedHeader({ alg: 'RS256', kid: 'e2e' }).sign(privateKey);
    return {
      env: { AUTH_JWKS: JSON.stringify(jwks), AUTH_ISSUER: 'https://issuer.example' },
      tokenOf: (roles, id) => sign(claims(roles, id).setIssuer('https://issuer.example')),
    };
  }
  const secret = 'a secret of at least thirty-two characters';
  const sign = (token: SignJWT) =>
    token.setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(secret));
  return {
    env: kind ? { AUTH_SECRET: secret } : {},
    tokenOf: (roles, id) => sign(claims(roles, id)),
  };
}

function claims(roles: readonly string[], id: string = randomUUID()): SignJWT {
  return new SignJWT({ roles }).setSubject(id).setIssuedAt().setExpirationTime('1h');
}
