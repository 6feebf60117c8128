import { a } from './a.js';

export const all = [a];
