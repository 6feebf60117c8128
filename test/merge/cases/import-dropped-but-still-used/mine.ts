import { a } from './a.js';

export function one() {
  return a();
}

export function two() {
  return 2;
}
