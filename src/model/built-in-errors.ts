import type { ErrorDeclaration } from './declaration.ts';

const statuses = {
  Validation: [422, 'the request is not valid'],
  Unauthenticated: [401, 'sign in first'],
  Forbidden: [403, 'not allowed'],
  NotFound: [404, 'not found'],
  IllegalState: [409, 'not possible in this state'],
  NotUnique: [409, 'already taken'],
  Conflict: [409, 'changed by somebody else at the same time'],
  VersionMismatch: [412, 'changed since it was read'],
  TooManyRequests: [429, 'too many requests'],
  Unavailable: [503, 'not available at the moment'],
} as const;

const builtIn = (name: string, status: number, text: string): ErrorDeclaration => ({
  kind: 'error',
  id: name,
  name,
  context: undefined,
  description: undefined,
  was: undefined,
  at: { file: '', path: [] },
  status,
  text,
  builtIn: true,
});

/** Errors that every application has; `Unknown<X>` comes on top, one for each thing a `ref` may name. */
export const builtInErrors: ReadonlyMap<string, ErrorDeclaration> = new Map(
  Object.entries(statuses).map(([name, [status, text]]) => [name, builtIn(name, status, text)]),
);

/** The answer to a `ref` that does not exist. @example unknownError('Cargo').name === 'UnknownCargo' */
export const unknownError = (thing: string): ErrorDeclaration =>
  builtIn(`Unknown${thing}`, 404, `no such ${thing}`);
