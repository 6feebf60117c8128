import { a } from './a.js';
import { x } from './theirs.js';

export const all = [a];
export const it = x;
