import { PreconditionRequired, VersionMismatch } from '../domain/index.ts';

/**
 * The versions a caller goes on from; `any` says only that the thing must exist, and `new` that who
 * changes it has to say from which version.
 */
export type ExpectedVersion = 'any' | 'new' | readonly number[];

/**
 * Throws VersionMismatch when the caller goes on from another version than the present one, which is
 * 0 where there is nothing yet.
 */
export function requireVersion(version: number, expected: ExpectedVersion | undefined): void {
  if (expected === undefined) return;
  if (expected === 'new') {
    if (version > 0) throw new PreconditionRequired();
    return;
  }
  if (version === 0) throw new VersionMismatch('If-Match cannot hold for what does not exist yet');
  if (expected === 'any' || expected.includes(version)) return;
  const others = expected.length === 0 ? '' : `, not ${expected.join(' or ')}`;
  throw new VersionMismatch(`its version is ${version}${others}`);
}
