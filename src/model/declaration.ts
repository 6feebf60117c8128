import type { At } from '../diagnostic.ts';
import type { ExpressionNode } from '../spec/expression.ts';

/**
 * The recursive heart of the Model: types, fields, expressions and the declarations that a type can
 * point at. They refer to each other, so they share a file; every other concept has its own.
 */
export interface Declared {
  /** @example 'Catalog.Product', or 'Money' when it is shared */
  readonly id: string;
  readonly name: string;
  /** The bounded context that declares it; undefined: the shared kernel. */
  readonly context: string | undefined;
  readonly description: string | undefined;
  /** Its name before a rename. */
  readonly was: string | undefined;
  readonly at: At;
}

export type Card = 'one' | 'optional' | 'many' | 'some';

/** Limits are written as in the spec, so that decimals stay exact. */
export interface ScalarType {
  readonly kind: 'scalar';
  readonly scalar:
    | 'string'
    | 'text'
    | 'int'
    | 'number'
    | 'decimal'
    | 'bool'
    | 'date'
    | 'datetime'
    | 'uuid'
    | 'email'
    | 'uri'
    | 'json'
    | 'binary';
  /** Smallest value of a number, shortest length of a text. */
  readonly min: string | undefined;
  readonly max: string | undefined;
  /** The source of a regular expression, without slashes. */
  readonly pattern: string | undefined;
  /** Digits after the point: set for decimals only, 4 where nothing is written. */
  readonly scale: number | undefined;
}

export type Type =
  | ScalarType
  | { readonly kind: 'alias'; readonly alias: TypeAlias }
  | { readonly kind: 'enum'; readonly enum: Enum }
  | { readonly kind: 'union'; readonly union: Union }
  | { readonly kind: 'value'; readonly value: Value }
  /** An owned entity: stored in its own table, deleted with its owner. */
  | { readonly kind: 'entity'; readonly entity: Root }
  /** A child of an aggregate. */
  | { readonly kind: 'child'; readonly child: Child }
  /** The id of a row of the target. */
  | { readonly kind: 'ref'; readonly target: Root }
  | { readonly kind: 'map'; readonly key: Type; readonly value: Type };

/** A type and how many of it. */
export interface Shape {
  readonly type: Type;
  readonly card: Card;
}

export type Default =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'member'; readonly enum: Enum; readonly member: Member }
  | { readonly kind: 'now' }
  | { readonly kind: 'today' }
  | { readonly kind: 'uuid' };

export interface Field extends Shape {
  readonly name: string;
  /** Its name in JSON, query strings and OpenAPI. */
  readonly wire: string;
  readonly unique: boolean;
  readonly immutable: boolean;
  readonly secret: boolean;
  readonly distinct: boolean;
  readonly default: Default | undefined;
  /** `:=`: made on reading, never stored. */
  readonly computed: BoundExpression | undefined;
  readonly description: string | undefined;
  readonly example: unknown;
  readonly was: string | undefined;
  readonly at: At;
}

export interface TypeAlias extends Declared {
  readonly kind: 'alias';
  /** What it stands for, with the constraints of the aliases below it merged in. */
  readonly type: Type;
}

export interface Member {
  readonly name: string;
  readonly wire: string;
  readonly was: string | undefined;
}

export interface Enum extends Declared {
  readonly kind: 'enum';
  readonly members: readonly Member[];
  /** Set when it holds the states of an aggregate. */
  readonly statesOf: string | undefined;
}

export interface Union extends Declared {
  readonly kind: 'union';
  readonly cases: readonly { readonly name: string; readonly fields: readonly Field[] }[];
}

/** `condition else error` */
export interface Rule {
  readonly condition: BoundExpression;
  readonly error: ErrorDeclaration;
}

export interface ErrorDeclaration extends Declared {
  readonly kind: 'error';
  readonly status: number;
  /** The sentence a caller reads. */
  readonly text: string;
  /** Known without a declaration: its class comes from the runtime. */
  readonly builtIn: boolean;
}

export interface Operation {
  readonly name: string;
  /** Arguments, by position. */
  readonly input: readonly Field[];
  readonly returns: Shape;
  readonly require: readonly Rule[];
  /** Undefined: written by hand (`code: true`). */
  readonly body: BoundExpression | undefined;
  readonly description: string | undefined;
  readonly was: string | undefined;
  readonly at: At;
}

export interface Value extends Declared {
  readonly kind: 'value';
  readonly fields: readonly Field[];
  readonly invariants: readonly Rule[];
  readonly operations: readonly Operation[];
}

export interface Identity {
  /** The field `id`. */
  readonly field: Field;
  /** `sequence`: a number the database counts; `given`: the client brings it. */
  readonly made: 'uuid' | 'sequence' | 'default' | 'given';
}

/** A thing with an identity and a table of its own. `Entity` and `Aggregate` are its whole form. */
export interface Root extends Declared {
  readonly kind: 'entity' | 'aggregate';
  readonly identity: Identity;
  /** Without `id` and `status`. */
  readonly fields: readonly Field[];
  readonly invariants: readonly Rule[];
}

/** An entity inside an aggregate, reached through its root only. */
export interface Child extends Declared {
  readonly kind: 'child';
  /** The id of the aggregate's declaration. */
  readonly root: string;
  readonly identity: Identity;
  readonly fields: readonly Field[];
  readonly invariants: readonly Rule[];
}

/**
 * What is known of an expression's type without TypeScript. `unknown` means that nothing is known,
 * so nothing is found wrong because of it.
 */
export type ExpressionType =
  | { readonly kind: 'unknown' | 'null' | 'string' | 'number' | 'boolean' | 'decimal' }
  | Enum
  | Union
  | Value
  | Child
  /** Members without a constructor: a row, a payload, `actor`, `$state`. */
  | {
      readonly kind: 'object';
      readonly name?: string;
      readonly context?: string;
      readonly members: readonly Name[];
    }
  | { readonly kind: 'list'; readonly of: ExpressionType }
  | { readonly kind: 'map'; readonly of: ExpressionType }
  | { readonly kind: 'optional'; readonly of: ExpressionType };

/** A name with its type: of a scope, or of a member. */
export interface Name {
  readonly name: string;
  readonly type: ExpressionType;
  /** The field it is, where it is one. */
  readonly field?: Field;
}

/** An expression of the spec, parsed, with a meaning for each free name and each callee. */
export interface BoundExpression {
  readonly text: string;
  /** Offsets count from the start of `text`. */
  readonly node: ExpressionNode;
  readonly bindings: ReadonlyMap<ExpressionNode, Binding>;
  /** What each node gives, where that is known without TypeScript. */
  readonly types: ReadonlyMap<ExpressionNode, ExpressionType>;
  readonly type: ExpressionType;
  readonly at: At;
}

/** What a name of the scope is. */
export type LocalKind =
  | 'let'
  | 'input'
  | 'state'
  | 'payload'
  | 'field'
  | 'column'
  | 'row'
  | 'data'
  | 'each'
  | 'part'
  | 'whole'
  | 'actor'
  | 'now'
  | 'today'
  | 'meta'
  | 'failure';

/** A name of the scope. */
export interface LocalBinding {
  readonly kind: LocalKind;
  readonly name: string;
  readonly field: Field | undefined;
}

/** What is called: `name` is the operation, command or query; `owner` what it belongs to. */
export interface CallBinding {
  readonly kind: 'get' | 'service' | 'external' | 'query' | 'command';
  readonly name: string;
  readonly owner: string | undefined;
  readonly context: string | undefined;
  readonly field?: undefined;
}

/**
 * What a node stands for. A name of the scope and a helper are bound at their identifier; anything
 * declared at the whole of its name (`Currency.EUR`, `Catalog.Price`, `Order.Cancel`), so that
 * whoever prints a bound node never looks below it.
 */
export type Binding =
  | LocalBinding
  | CallBinding
  /** A parameter of an arrow function, or a helper (`Math.max` is one name). */
  | { readonly kind: 'param' | 'helper'; readonly name: string; readonly field?: undefined }
  | {
      readonly kind: 'constructor';
      readonly name: string;
      readonly target: Value | Child;
      readonly field?: undefined;
    }
  | {
      readonly kind: 'case';
      readonly name: string;
      readonly target: Union;
      readonly field?: undefined;
    }
  | {
      readonly kind: 'member';
      readonly name: string;
      readonly target: Enum;
      readonly field?: undefined;
    };
