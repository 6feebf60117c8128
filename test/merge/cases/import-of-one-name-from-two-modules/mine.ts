import { a } from './a.js';
import { x } from './mine.js';

export const all = [a, x];
