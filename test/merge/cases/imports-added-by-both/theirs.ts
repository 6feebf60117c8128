import { a } from './a.js';
import { money } from './money.js';
import { b } from './b.js';

export { money };
export const all = [a, b];
