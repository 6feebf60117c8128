export { a } from './a.js';
export type { B, C } from './b.js';
export { d } from './d.js';
