import type { Status } from './status.js';

export type S = Status;
