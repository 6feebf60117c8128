import { SignJWT } from 'jose';
import { developmentSecret } from './verification-key.ts';

export interface TokenRequest {
  readonly secret: string;
  readonly subject: string;
  readonly roles: readonly string[];
  readonly issuer?: string | undefined;
  readonly audience?: string | undefined;
  /** As jose reads it: `8h`, `30d`. Default `8h`. */
  readonly lifetime?: string;
}

/** A signed token, for development and tests. */
export function issueToken(request: TokenRequest): Promise<string> {
  const token = new SignJWT({ roles: [...request.roles] })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(request.subject)
    .setIssuedAt()
    .setExpirationTime(request.lifetime ?? '8h');
  if (request.issuer !== undefined) {
    token.setIssuer(request.issuer);
  }
  if (request.audience !== undefined) {
    token.setAudience(request.audience);
  }
  return token.sign(new TextEncoder().encode(request.secret));
}

export interface DevelopmentToken extends Omit<TokenRequest, 'secret'> {
  readonly secret?: string | undefined;
  readonly developmentKeyFile: string;
}

/** Signs with the secret given, else with the development key that the application itself uses. */
export async function issueDevelopmentToken(request: DevelopmentToken): Promise<string> {
  const secret = request.secret ?? (await developmentSecret(request.developmentKeyFile));
  return issueToken({ ...request, secret });
}
