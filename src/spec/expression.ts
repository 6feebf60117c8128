import type { At } from '../diagnostic.ts';
import type { Name } from './name.ts';

/**
 * An expression whose grammar was checked (SPEC.md section 15); scope and types were not.
 * `at` covers its text; offsets of `node` count from the start of `text`.
 */
export interface Expression {
  readonly text: string;
  readonly at: At;
  readonly node: ExpressionNode;
}

/** `name: expression`, in `let`, `emit`, `apply`, `set`, headers and the like. */
export interface Assignment {
  readonly name: Name;
  readonly value: Expression;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

export interface Identifier extends Range {
  readonly type: 'Identifier';
  readonly name: string;
}

export interface Literal extends Range {
  readonly type: 'Literal';
  readonly value: string | number | boolean | null;
}

export interface TemplateLiteral extends Range {
  readonly type: 'TemplateLiteral';
  readonly quasis: readonly (Range & {
    readonly value: { readonly raw: string; readonly cooked?: string | null };
  })[];
  readonly expressions: readonly ExpressionNode[];
}

/** `a.b`, `a?.b` (inside a ChainExpression) and `a[i]` (`computed`). */
export interface MemberExpression extends Range {
  readonly type: 'MemberExpression';
  readonly object: ExpressionNode;
  readonly property: ExpressionNode;
  readonly computed: boolean;
  readonly optional: boolean;
}

export interface ChainExpression extends Range {
  readonly type: 'ChainExpression';
  readonly expression: ExpressionNode;
}

export interface CallExpression extends Range {
  readonly type: 'CallExpression';
  readonly callee: ExpressionNode;
  readonly arguments: readonly ExpressionNode[];
  readonly optional: boolean;
}

export interface UnaryExpression extends Range {
  readonly type: 'UnaryExpression';
  readonly operator: '!' | '-' | '+';
  readonly argument: ExpressionNode;
}

export interface BinaryExpression extends Range {
  readonly type: 'BinaryExpression';
  readonly operator: '+' | '-' | '*' | '/' | '%' | '<' | '<=' | '>' | '>=' | '===' | '!==';
  readonly left: ExpressionNode;
  readonly right: ExpressionNode;
}

export interface LogicalExpression extends Range {
  readonly type: 'LogicalExpression';
  readonly operator: '&&' | '||' | '??';
  readonly left: ExpressionNode;
  readonly right: ExpressionNode;
}

export interface ConditionalExpression extends Range {
  readonly type: 'ConditionalExpression';
  readonly test: ExpressionNode;
  readonly consequent: ExpressionNode;
  readonly alternate: ExpressionNode;
}

export interface SpreadElement extends Range {
  readonly type: 'SpreadElement';
  readonly argument: ExpressionNode;
}

export interface ArrayExpression extends Range {
  readonly type: 'ArrayExpression';
  readonly elements: readonly (ExpressionNode | SpreadElement)[];
}

export interface Property extends Range {
  readonly type: 'Property';
  readonly key: ExpressionNode;
  readonly value: ExpressionNode;
  readonly computed: boolean;
  readonly shorthand: boolean;
}

export interface ObjectExpression extends Range {
  readonly type: 'ObjectExpression';
  readonly properties: readonly (Property | SpreadElement)[];
}

/** Only as an argument of a call; parameters are plain names. */
export interface ArrowFunctionExpression extends Range {
  readonly type: 'ArrowFunctionExpression';
  readonly params: readonly Identifier[];
  readonly body: ExpressionNode;
}

/** Stands where the text was refused: already reported, fits everywhere. */
export interface BrokenExpression extends Range {
  readonly type: 'Broken';
}

/** The part of ESTree that SPEC.md section 15 allows, in acorn's own shapes. */
export type ExpressionNode =
  | ArrayExpression
  | ArrowFunctionExpression
  | BinaryExpression
  | BrokenExpression
  | CallExpression
  | ChainExpression
  | ConditionalExpression
  | Identifier
  | Literal
  | LogicalExpression
  | MemberExpression
  | ObjectExpression
  | TemplateLiteral
  | UnaryExpression;
