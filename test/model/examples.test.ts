import { expect, test } from 'vitest';
import { buildModel } from '../../src/model/build-model.ts';
import { checkExpressions } from '../../src/model/typecheck.ts';
import { exampleText, specOf } from './model-of.ts';

test.each(['bank', 'cargo', 'clinic', 'features', 'insurance', 'minimal', 'shop'])(
  'nothing is wrong with %s, types included',
  async (name) => {
    const { diagnostics, expressions } = buildModel(await specOf(exampleText(name)));
    const types = await checkExpressions(expressions, new Set());
    expect([...diagnostics, ...types.diagnostics]).toEqual([]);
  },
);
