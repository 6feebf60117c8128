/** 0: done, or in sync. 1: the user has something to do. 2: plinth failed. */
export type ExitCode = 0 | 1 | 2;
