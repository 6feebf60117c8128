import { hash as digest } from 'node:crypto';

/**
 * 132 bits of SHA-256: enough that two texts never share one, short enough for a line of the lock.
 * Bytes have the hash of the text that they are.
 */
export function hashText(text: string | Uint8Array): string {
  return digest('sha256', text, 'base64url').slice(0, 22);
}
