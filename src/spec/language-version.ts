import type { Kind } from './grammar/kind.ts';

/** `plinth: 1` */
export const languageVersion: Kind<1> = {
  empty: 1,
  read: ({ value, at, reading }) => {
    if (value === 1) return 1;
    const newer = typeof value === 'number' && value > 1;
    const hint = newer ? 'a newer plinth may read it' : 'write plinth: 1';
    reading.report('SPEC_VALUE', at, { wanted: '1, the version of the language', hint });
    return undefined;
  },
  schema: () => ({ const: 1 }),
};
