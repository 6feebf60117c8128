import { a } from './a.js';
import { helper } from '../my/helper.js';
import { b } from './b.js';

export const all = [a, b, helper];
