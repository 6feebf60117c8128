import type { ExpressionType } from './declaration.ts';
import { present } from './expression-method.ts';
import { types } from './expression-type.ts';

type Helper = (first: ExpressionType) => ExpressionType;

/** The helpers of SPEC section 15 with what they give; `Math.x` is apart. */
export const functions: ReadonlyMap<string, Helper> = new Map<string, Helper>([
  ['Decimal', () => types.decimal],
  ['sum', (list) => (list.kind === 'list' ? list.of : types.unknown)],
  ['keys', () => types.list(types.string)],
  ['values', (map) => types.list(map.kind === 'map' ? map.of : types.unknown)],
  ['omit', (map) => present(map)],
  ['addTime', () => types.string],
  ['dateOf', () => types.string],
]);
