import { a } from './new/place.js';

export const all = [a];
