import { a } from './a.js';
<<<<<<< yours
import { x } from './mine.js';
||||||| generated before
=======
import { x } from './theirs.js';
>>>>>>> generated now

export const all = [a, x];
export const it = x;
