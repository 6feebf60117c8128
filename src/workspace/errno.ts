/** The code of a failed system call, or '' for any other error. @example 'ENOENT' */
export function errnoOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}
