/** The nodes of a bound expression, for whoever reads it. */
export type {
  ArrowFunctionExpression,
  BinaryExpression,
  CallExpression,
  ExpressionNode,
  LogicalExpression,
  MemberExpression,
  Property,
  SpreadElement,
} from '../spec/expression.ts';
