import { a, b } from './old.js';

export const all = [a, b];
