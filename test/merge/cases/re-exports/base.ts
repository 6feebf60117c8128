export { a } from './a.js';
export type { B } from './b.js';
