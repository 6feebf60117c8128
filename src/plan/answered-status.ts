import type { Model } from '../model/model.ts';

/** The status that a caller sees for an error, after the templates of `http.errors`. */
export function answeredStatus({ http }: Model, name: string, status: number): number {
  const template =
    http.errors.find(({ of }) => of.kind === 'error' && of.name === name) ??
    http.errors.find(({ of }) => of.kind === 'status' && of.status === status) ??
    http.errors.find(({ of }) => of.kind === 'default');
  return template?.status ?? status;
}

/** Whether an error is answered as a problem document, so with the fields that are wrong. */
export const isProblem = ({ http }: Model, name: string, status: number): boolean =>
  !http.errors.some(
    ({ of, body }) =>
      body !== undefined &&
      (of.kind === 'default' ||
        (of.kind === 'error' && of.name === name) ||
        (of.kind === 'status' && of.status === status)),
  );
