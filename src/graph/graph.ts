import type { Relation } from '../model/context.ts';

export type NodeKind =
  | 'aggregate'
  | 'entity'
  | 'command'
  | 'event'
  | 'view'
  | 'query'
  | 'policy'
  | 'saga'
  | 'process'
  | 'channel'
  | 'message'
  | 'stream'
  | 'processor'
  | 'service'
  | 'external';

export interface GraphNode {
  /** @example 'command:Ordering.Order.Place', or 'root:Ordering.Order' for an aggregate or entity */
  readonly id: string;
  readonly kind: NodeKind;
  readonly name: string;
  readonly context: string;
  /** The node it is a part of: the aggregate of a command, the channel of a message. */
  readonly of: string | undefined;
  /** Whether other contexts and the outside may see it: for events only. */
  readonly isPublished: boolean;
  /** What is worth telling of it, in few words each. @example ['event-sourced'] */
  readonly facts: readonly string[];
  readonly description: string | undefined;
}

export type EdgeKind =
  /** command -> event */
  | 'emits'
  /** event -> policy, saga, process or processor */
  | 'triggers'
  /** event -> view */
  | 'updates'
  /** policy, saga, process, processor, message or command -> command */
  | 'calls'
  /** saga -> command that compensates a step */
  | 'undoes'
  /** query or command -> what it reads */
  | 'reads'
  /** command -> external or domain service */
  | 'asks'
  /** external -> the one taken when it fails */
  | 'fallsBackTo'
  /** aggregate or entity -> the one that a `ref` names */
  | 'refersTo'
  /** entity -> entity that is deleted with it */
  | 'owns';

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  /** The step, timer or occasion it belongs to. @example 'reserve', 'after 24 h' */
  readonly via: string | undefined;
}

export interface GraphContext {
  readonly name: string;
  readonly description: string | undefined;
}

/** `from` uses `to`. */
export interface ContextRelation {
  readonly from: string;
  readonly to: string;
  readonly relation: Relation;
  /** Said by both: a partnership or a shared kernel. */
  readonly isMutual: boolean;
}

/** What a system is made of and what follows from what, in the order of the spec. */
export interface Graph {
  readonly name: string;
  readonly description: string | undefined;
  readonly contexts: readonly GraphContext[];
  readonly relations: readonly ContextRelation[];
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** What one declaration adds to a graph. */
export type GraphPart = Pick<Graph, 'nodes' | 'edges'>;
