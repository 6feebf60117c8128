export { a, mine } from './a.js';
export type { B } from './b.js';
