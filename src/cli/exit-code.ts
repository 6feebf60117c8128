/**
 * 0: done, or in sync. 1: the user has something to do. 2: plinth failed. Only `merge-file` answers
 * as `git merge-file` does: the number of conflicts, 127 at most, and 255 after an error.
 */
export type ExitCode = number;
