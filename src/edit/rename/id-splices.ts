import type { BuiltModel } from '../../model/build-model.ts';
import type { BoundExpression, Field } from '../../model/declaration.ts';
import type { ExpressionNode } from '../../spec/expression.ts';
import { expressionAt } from '../../spec/expression-at.ts';
import type { Declaration } from '../references/declaration.ts';
import { isBelow } from '../references/uses-of.ts';
import type { Splice } from '../text/splice.ts';
import type { Places } from './places.ts';

export interface FileSplice extends Splice {
  readonly file: string;
}

interface IdName {
  /** `orderId`, as events carry it. */
  readonly old: string;
  readonly new: string;
  readonly target: Declaration;
}

/** Every event of an aggregate or entity carries its id, under a name that follows from its own. */
export function idSplices(
  { expressions }: Pick<BuiltModel, 'expressions'>,
  id: IdName,
  places: Places,
): readonly FileSplice[] {
  return expressions.flatMap(({ bound }) => inExpression(bound, id, places));
}

/** Whether it is the field that nobody declared: that one stands where the event does. */
function isId({ name, at }: Field, { old, target }: IdName): boolean {
  return name === old && isBelow(at, target.at) && at.path.at(-1) !== old;
}

function inExpression(bound: BoundExpression, id: IdName, places: Places) {
  // A field that is filled by its name alone is bound at its key, as if its name were written there.
  if (bound.at.on === 'key') return [];
  const short = shorthands(bound.node);
  return [...bound.bindings].flatMap(([node, { field }]): readonly FileSplice[] => {
    if (field === undefined || !isId(field, id)) return [];
    const at = expressionAt(bound, node);
    const { from, to, text } = places.name(at);
    if (text !== id.old) return [];
    const name = short.has(node.start) ? `${id.old}: ${id.new}` : id.new;
    return [{ file: at.file, from, to, text: name }];
  });
}

/** Where `{ name }` stands for `{ name: name }`. */
function shorthands(node: ExpressionNode): ReadonlySet<number> {
  const found = new Set<number>();
  const visit = (part: unknown): void => {
    if (Array.isArray(part)) for (const item of part) visit(item);
    if (typeof part !== 'object' || part === null || !('type' in part)) return;
    if (part.type === 'Property' && 'shorthand' in part && part.shorthand && 'start' in part) {
      found.add(Number(part.start));
    }
    for (const inner of Object.values(part)) visit(inner);
  };
  visit(node);
  return found;
}
