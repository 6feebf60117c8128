import type { BoundExpression } from '../model/declaration.ts';
import { present } from '../model/expression-method.ts';
import { methodObject, methodOf } from './expression-shape.ts';
import type { Sample } from './sample.ts';
import { Unknown } from './sample-equality.ts';
import { evaluate, type SampleNames } from './sample-evaluation.ts';

/** What reads others, is written by hand, or refuses what it is given. */
const uncertain: ReadonlySet<string> = new Set([
  ...['get', 'service', 'external', 'query', 'command'],
  'constructor',
]);

/** Whether an expression is sure to give something, whatever that is. */
function isHarmless({ bindings, types }: BoundExpression): boolean {
  const isUncertain = [...bindings.values()].some(
    ({ kind, name }) =>
      uncertain.has(kind) || (kind === 'helper' && (name === 'Decimal' || name === 'addTime')),
  );
  if (isUncertain) return false;
  return [...types.keys()].every((node) => {
    if (node.type !== 'CallExpression' || bindings.has(node.callee)) return true;
    const object = methodObject(node.callee);
    const type = object && types.get(object);
    if (type === undefined) return false;
    const { kind } = present(type);
    return (
      kind === 'list' ||
      kind === 'string' ||
      (kind === 'decimal' && methodOf(node.callee) !== 'div')
    );
  });
}

/** What an expression gives; undefined: something that is not known. It throws where it may fail. */
export function valueOrUnknown(bound: BoundExpression, names: SampleNames): Sample | undefined {
  try {
    return evaluate(bound, names);
  } catch (error) {
    if (error instanceof Unknown && isHarmless(bound)) return undefined;
    throw error;
  }
}
