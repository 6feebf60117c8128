import { Status } from './status.js';

export type S = Status;

export const first = Status.Open;
