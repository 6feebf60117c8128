import type { Field, Type } from '../model/declaration.ts';
import type { GraphEdge } from './graph.ts';
import { nodeId } from './node-id.ts';

/** The aggregates and entities that these fields name: by reference, or as rows of their own. */
export function references(from: string, fields: readonly Field[]): GraphEdge[] {
  return fields.flatMap(({ type, name }) =>
    referred(type).map(({ to, kind }) => ({ from, to, kind, via: name })),
  );
}

function referred(type: Type): Pick<GraphEdge, 'to' | 'kind'>[] {
  switch (type.kind) {
    case 'ref':
      return [{ to: nodeId(type.target.kind, type.target.id), kind: 'refersTo' }];
    case 'entity':
      return [{ to: nodeId('entity', type.entity.id), kind: 'owns' }];
    case 'map':
      return [...referred(type.key), ...referred(type.value)];
    default:
      return [];
  }
}
