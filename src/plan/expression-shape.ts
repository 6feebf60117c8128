import type { BoundExpression, ExpressionType } from '../model/declaration.ts';
import { present } from '../model/expression-method.ts';
import type { CallExpression, ExpressionNode } from '../model/expression-node.ts';

export const isIdentifier = (text: string): boolean => /^[\p{L}$_][\p{L}\p{N}$_]*$/u.test(text);

/** The name of a method that is called. */
export function methodOf(callee: ExpressionNode): string | undefined {
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return undefined;
  return callee.computed ? undefined : callee.property.name;
}

export const methodObject = (callee: ExpressionNode): ExpressionNode | undefined =>
  callee.type === 'MemberExpression' ? callee.object : undefined;

/** Whether two of them are equal by what they hold, which `===` does not see. */
export const isCompared = (type: ExpressionType): boolean =>
  ['decimal', 'value', 'child', 'union', 'list', 'map', 'object'].includes(present(type).kind);

/** What the members of `$state` and `$row` are by themselves. */
export const wholes: Readonly<Record<string, 'state' | 'column'>> = {
  $state: 'state',
  $row: 'column',
};

/** Tells of the object that a call is given whether a member of it may be null. */
export const mayBeNullIn =
  ({ arguments: [given] }: CallExpression, { types }: BoundExpression) =>
  (name: string): boolean => {
    const properties = given?.type === 'ObjectExpression' ? given.properties : [];
    return properties.some(
      (one) =>
        one.type === 'Property' &&
        one.key.type === 'Identifier' &&
        one.key.name === name &&
        ['optional', 'null'].includes(types.get(one.value)?.kind ?? ''),
    );
  };
