import type { Aggregate } from '../model/aggregate.ts';
import type { Command } from '../model/command.ts';
import type { Event } from '../model/event.ts';
import type { GraphPart } from './graph.ts';
import { lookUps } from './look-ups.ts';
import { node } from './node.ts';
import { nodeId } from './node-id.ts';
import type { PublishedEvents } from './published.ts';
import { publishedFacts } from './published.ts';
import { references } from './references.ts';
import { routeFact } from './route-fact.ts';

export function aggregatePart(aggregate: Aggregate, published: PublishedEvents): GraphPart {
  const { commands, events, children, fields } = aggregate;
  const of = nodeId('aggregate', aggregate.id);
  const holds = children.map(({ name }) => name).join(', ');
  const facts = [
    aggregate.store === 'events' ? 'event-sourced' : 'state-stored',
    ...(holds === '' ? [] : [`holds ${holds}`]),
  ];
  const rows = [fields, ...children.map((child) => child.fields)].flat();
  return {
    nodes: [
      node('aggregate', aggregate, { facts }),
      ...commands.map((one) => node('command', one, { of, facts: commandFacts(one) })),
      ...events.map((one) => eventNode(one, of, published)),
    ],
    edges: [...commands.flatMap(commandEdges), ...references(of, rows)],
  };
}

function eventNode(event: Event, of: string, published: PublishedEvents) {
  const facts = publishedFacts(published.get(event.id));
  return node('event', event, { of, isPublished: facts.length > 0, facts });
}

function commandFacts({ http, state: { creates, changes, from, to } }: Command): readonly string[] {
  const start = creates ? (changes ? 'new | any' : 'new') : from.join(' | ');
  const move = to.length === 0 ? start : `${start || 'any'} -> ${to.join(' | ')}`;
  return [...routeFact(http), ...(move === '' ? [] : [move])];
}

function commandEdges({ id, outcomes, lets }: Command): GraphPart['edges'] {
  const from = nodeId('command', id);
  const emitted = new Set(outcomes.flatMap(({ emit }) => emit.map(({ event }) => event.id)));
  return [
    ...[...emitted].map(
      (event) => ({ from, to: nodeId('event', event), kind: 'emits', via: undefined }) as const,
    ),
    ...lookUps(
      from,
      lets.map(({ value }) => value),
    ),
  ];
}
