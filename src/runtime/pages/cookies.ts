const name = 'plinth_token';

/** The token kept for pages; only they ever see it. */
export function tokenIn(header: string | undefined): string | undefined {
  for (const part of header?.split(';') ?? []) {
    const [key, value] = part.trim().split('=', 2);
    if (key === name && value !== undefined && value !== '') {
      return value;
    }
  }
  return undefined;
}

export function tokenCookie(token: string, secure: boolean): string {
  return `${name}=${token}; Path=/ui; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
}

export function forgetToken(): string {
  return `${name}=; Path=/ui; HttpOnly; SameSite=Strict; Max-Age=0`;
}
