import type { Entity } from '../model/entity.ts';
import type { GraphPart } from './graph.ts';
import { node } from './node.ts';
import { nodeId } from './node-id.ts';
import type { PublishedEvents } from './published.ts';
import { publishedFacts } from './published.ts';
import { references } from './references.ts';

export function entityPart(entity: Entity, published: PublishedEvents): GraphPart {
  const { id, context, crud, http, events, fields } = entity;
  const of = nodeId('entity', id);
  const facts = [
    ...(crud.length > 0 ? [crud.join(' ')] : []),
    ...(http === undefined ? [] : [http.path]),
  ];
  const told = events.map(({ name, on }) => {
    const about = { id: `${context}.${name}`, name, context, description: undefined };
    const outside = publishedFacts(published.get(about.id));
    const isPublished = outside.length > 0;
    return node('event', about, { of, isPublished, facts: [`when ${on}`, ...outside] });
  });
  return { nodes: [node('entity', entity, { facts }), ...told], edges: references(of, fields) };
}
