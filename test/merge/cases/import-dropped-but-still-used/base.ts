import { a } from './a.js';
import { b } from './b.js';

export function one() {
  return a();
}

export function two() {
  return b();
}
