import { VersionMismatch } from '../domain/index.ts';

/** The versions a caller goes on from; `any` says only that the thing must exist. */
export type ExpectedVersion = 'any' | readonly number[];

/** Throws VersionMismatch when the caller goes on from another version than the present one. */
export function requireVersion(version: number, expected: ExpectedVersion | undefined): void {
  if (expected === undefined || expected === 'any' || expected.includes(version)) return;
  const others = expected.length === 0 ? '' : `, not ${expected.join(' or ')}`;
  throw new VersionMismatch(`its version is ${version}${others}`);
}
