import { a } from './old.js';

export const all = [a];
