import { a, b } from './new/place.js';

export const all = [a, b];
