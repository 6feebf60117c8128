import { hash as digest } from 'node:crypto';

/** 132 bits of SHA-256: enough that two texts never share one, short enough for a line of the lock. */
export function hashText(text: string): string {
  return digest('sha256', text, 'base64url').slice(0, 22);
}
