/** The nodes of a bound expression, for whoever reads it. */
export type {
  ArrowFunctionExpression,
  BinaryExpression,
  CallExpression,
  ExpressionNode,
  LogicalExpression,
  MemberExpression,
  ObjectExpression,
  Property,
  SpreadElement,
  TemplateLiteral,
} from '../spec/expression.ts';
