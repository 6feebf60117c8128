import { Status } from './status.js';

export type S = Status | null;

export const first = Status.Open;
