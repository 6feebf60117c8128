export const shells = ['bash', 'zsh', 'fish'] as const;

export type Shell = (typeof shells)[number];

/** What the scripts of the shells call to ask what can stand there; not for people. */
export const COMPLETE = '__complete';
