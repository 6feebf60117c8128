import { errors, type JWTPayload, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { Unauthenticated, Unavailable } from '../domain/index.ts';
import type { Actor } from './actor.ts';
import { developmentSecret, keySet, secretKey, type VerificationKey } from './verification-key.ts';

export interface AuthenticatorOptions {
  readonly secret?: string | undefined;
  /** The address of a key set, the path of a file that holds one, or the set itself as JSON. */
  readonly jwks?: string | undefined;
  readonly issuer?: string | undefined;
  /** Whom tokens must be meant for (claim `aud`); left out: anybody. */
  readonly audience?: string | undefined;
  /** Whether tokens that never expire are taken as well. Default false. */
  readonly endlessTokens?: boolean | undefined;
  /** The word before the token in `Authorization`; default `Bearer`. */
  readonly scheme?: string;
  /** The claim that lists the caller's roles; default `roles`. */
  readonly rolesClaim?: string;
  /** Where to keep a key made for development, used when there is neither `secret` nor `jwks`. */
  readonly developmentKeyFile?: string;
  /** Told once that the development key is in use. */
  readonly onDevelopmentKey?: (file: string) => void;
}

export interface Authenticator {
  readonly scheme: string;
  /** The caller that a token names; throws Unauthenticated when it is not good. */
  authenticate(token: string): Promise<Actor>;
}

/** How long a checked token is taken at its word: bounds how late a withdrawn key is noticed. */
const trustedFor = 60_000;

/** Seconds by which the clocks of those who sign and those who check may differ. */
const clockTolerance = 5;

export async function createAuthenticator(options: AuthenticatorOptions): Promise<Authenticator> {
  const key = await chooseKey(options);
  const checks = {
    algorithms: [...key.algorithms],
    requiredClaims: options.endlessTokens === true ? [] : ['exp'],
    clockTolerance,
    ...(options.issuer === undefined ? {} : { issuer: options.issuer }),
    ...(options.audience === undefined ? {} : { audience: options.audience }),
  };
  const rolesClaim = options.rolesClaim ?? 'roles';
  const known = new LRUCache<string, Actor>({ max: 1_000 });

  return {
    scheme: options.scheme ?? 'Bearer',
    async authenticate(token) {
      const seen = known.get(token);
      if (seen !== undefined) {
        return seen;
      }
      const payload = await verify(() => jwtVerify(token, key.getKey, checks));
      const actor = toActor(payload, rolesClaim);
      const lifetime = payload.exp === undefined ? trustedFor : payload.exp * 1000 - Date.now();
      if (lifetime > 0) {
        known.set(token, actor, { ttl: Math.min(lifetime, trustedFor) });
      }
      return actor;
    },
  };
}

async function chooseKey(options: AuthenticatorOptions): Promise<VerificationKey> {
  if (options.jwks !== undefined) {
    return keySet(options.jwks);
  }
  if (options.secret !== undefined) {
    return secretKey(options.secret);
  }
  if (options.developmentKeyFile === undefined) {
    throw new Error('tokens cannot be checked: neither a secret nor a key set is given');
  }
  const secret = await developmentSecret(options.developmentKeyFile);
  options.onDevelopmentKey?.(options.developmentKeyFile);
  return secretKey(secret);
}

/** What jose does not blame on the token: a key set that is late, broken, or answered with an error. */
const keySetFaults = new Set<string>([
  errors.JOSEError.code,
  errors.JWKSTimeout.code,
  errors.JWKSInvalid.code,
]);

async function verify(check: () => Promise<{ readonly payload: JWTPayload }>): Promise<JWTPayload> {
  try {
    return (await check()).payload;
  } catch (error) {
    if (error instanceof errors.JOSEError && !keySetFaults.has(error.code)) {
      throw new Unauthenticated(reasonOf(error));
    }
    throw new Unavailable('the key set that tokens are checked with', { cause: error });
  }
}

function reasonOf(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) {
    return 'the token has expired';
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'exp') {
      return 'the token never expires (claim exp)';
    }
    if (error.claim === 'aud') {
      return 'the token is meant for somebody else (claim aud)';
    }
  }
  return 'the token is not valid';
}

function toActor(payload: JWTPayload, rolesClaim: string): Actor {
  if (typeof payload.sub !== 'string' || payload.sub === '') {
    throw new Unauthenticated('the token names nobody (claim sub)');
  }
  const roles = payload[rolesClaim];
  return {
    id: payload.sub,
    roles: Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : [],
    claims: payload,
  };
}
