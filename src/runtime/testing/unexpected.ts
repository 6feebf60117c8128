/** For callbacks that are told of errors where a test expects none: the test run fails. */
export function unexpected(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
