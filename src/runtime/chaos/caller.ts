import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { ChaosAuth } from './chaos-app.ts';
import type { Random } from './random.ts';

/** Who asks the app: somebody who has every role, and whom all belongs to that is made. */
export interface Caller {
  /** The settings under which the app believes it. */
  readonly env: Readonly<Record<string, string>>;
  /** What is sent as `Authorization`; undefined: nothing. */
  readonly authorization: string | undefined;
  readonly id: string;
}

const issuer = 'https://chaos.invalid';

/** With a token of a key that only this run knows. */
export async function makeCaller(auth: ChaosAuth | undefined, random: Random): Promise<Caller> {
  const id = random.uuid();
  if (auth === undefined) return { env: {}, authorization: undefined, id };
  const { env, sign } = auth.key === 'secret' ? secretKey(auth, random) : await keyPair(auth);
  return {
    env: {
      ...env,
      ...(auth.issuer === undefined ? {} : { [auth.issuer]: issuer }),
      // Whatever a file of settings says.
      AUTH_AUDIENCE: '',
    },
    authorization: `${auth.scheme} ${await sign(tokenOf(auth, id))}`,
    id,
  };
}

function tokenOf({ roles }: ChaosAuth, subject: string): SignJWT {
  return new SignJWT({ roles: [...roles] })
    .setSubject(subject)
    .setIssuer(issuer)
    .setIssuedAt()
    .setExpirationTime('30d');
}

function secretKey({ setting }: ChaosAuth, random: Random) {
  const secret = `${random.uuid()}${random.uuid()}`;
  const key = new TextEncoder().encode(secret);
  const sign = (token: SignJWT): Promise<string> =>
    token.setProtectedHeader({ alg: 'HS256' }).sign(key);
  return { env: { [setting]: secret }, sign };
}

async function keyPair({ setting }: ChaosAuth) {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(publicKey)), alg: 'ES256', kid: 'chaos', use: 'sig' };
  const sign = (token: SignJWT): Promise<string> =>
    token.setProtectedHeader({ alg: 'ES256', kid: 'chaos' }).sign(privateKey);
  return { env: { [setting]: JSON.stringify({ keys: [jwk] }) }, sign };
}
