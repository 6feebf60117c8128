import type { Context as SpecContext } from '../../spec/context.ts';
import type { Event as SpecEvent } from '../../spec/event.ts';
import type { Vocabulary } from '../../spec/vocabulary.ts';
import type { Aggregate } from '../aggregate.ts';
import type { Entity } from '../entity.ts';
import type { Event } from '../event.ts';
import type { View } from '../view.ts';
import { declareAggregate } from './aggregate.ts';
import type { Directory, Thing } from './directory.ts';
import { declareEntity } from './entity.ts';
import { declareEntityEvents, declareEvent } from './event.ts';
import { checkMembers } from './members.ts';
import { NameTable } from './naming.ts';
import { type Named, Registry } from './registry.ts';
import type { Building, Report } from './site.ts';
import { declareView } from './view.ts';
import { type DeclaredVocabulary, declareVocabulary } from './vocabulary.ts';

/** A context whose things have names, and nothing else yet. */
export interface DeclaredContext {
  readonly written: SpecContext;
  readonly directory: Directory;
  readonly vocabulary: DeclaredVocabulary;
  readonly entities: readonly Building<Entity>[];
  readonly aggregates: readonly Building<Aggregate>[];
  readonly views: readonly Building<View>[];
  readonly events: readonly {
    readonly event: Building<Event>;
    readonly written: SpecEvent;
    readonly aggregate: Building<Aggregate>;
  }[];
  readonly entityEvents: readonly { readonly event: Building<Event>; readonly entity: Entity }[];
}

export function declareVocabularyIn(
  directory: Directory,
  written: Vocabulary,
  report: Report,
): DeclaredVocabulary {
  const registry = new Registry(directory, report);
  const vocabulary = addVocabulary(registry, written, report);
  registry.close();
  return vocabulary;
}

function addVocabulary(
  registry: Registry,
  written: Vocabulary,
  report: Report,
): DeclaredVocabulary {
  const { directory } = registry;
  const vocabulary = declareVocabulary(written, directory.context);
  const { types, enums, unions, values } = vocabulary;
  addEach(registry, types, written.types);
  addEach(registry, enums, written.enums);
  addEach(registry, unions, written.unions);
  addEach(registry, values, written.values);
  for (const { name, members } of written.enums) {
    checkMembers(members, { owner: name.text, report });
  }
  const errors = new NameTable(directory.context ?? 'shared', report);
  vocabulary.errors.forEach((error, index) => {
    const name = written.errors[index]?.name;
    if (name && errors.add(name, { as: 'an error' })) directory.errors.set(name.text, error);
  });
  return vocabulary;
}

function addEach(registry: Registry, things: readonly Thing[], written: readonly Named[]): void {
  things.forEach((thing, index) => {
    const named = written[index];
    if (named) registry.add(thing, named);
  });
}

export function declareContext(
  written: SpecContext,
  directory: Directory,
  report: Report,
): DeclaredContext {
  const context = written.name.text;
  const registry = new Registry(directory, report);
  const vocabulary = addVocabulary(registry, written, report);
  const entities = written.entities.map((entity) => declareEntity(entity, context));
  addEach(registry, entities, written.entities);
  const aggregates = written.aggregates.map((aggregate) => declareAggregate(aggregate, context));
  addEach(registry, aggregates, written.aggregates);
  aggregates.forEach((aggregate, index) => {
    const from = written.aggregates[index];
    if (from) addInside(registry, aggregate, { written: from, report });
  });
  registry.addOthers(written.domainServices, 'domainService');
  registry.addOthers(written.externals, 'external');
  registry.addOthers(written.commands, 'applicationCommand');
  const views = written.views.map((view) => declareView(view, context));
  addEach(registry, views, written.views);
  registry.addOthers(written.queries, 'query');
  registry.addOthers(written.policies, 'policy');
  registry.addOthers(written.sagas, 'saga');
  registry.addOthers(written.processes, 'process');
  const events = addEvents(registry, aggregates, written);
  const entityEvents = addEntityEvents(registry, entities);
  registry.close();
  return { written, directory, vocabulary, entities, aggregates, views, events, entityEvents };
}

/** The children of an aggregate, and the enum of its states. */
function addInside(
  registry: Registry,
  aggregate: Aggregate,
  {
    written,
    report,
  }: { readonly written: SpecContext['aggregates'][number]; readonly report: Report },
): void {
  addEach(registry, aggregate.children, written.entities);
  if (aggregate.states === undefined) return;
  const { enum: states } = aggregate.states;
  const name = { text: states.name, at: written.name.at };
  registry.add(states, { name }, `the states of ${aggregate.name}`);
  checkMembers(written.states, { owner: states.name, report });
}

function addEvents(
  registry: Registry,
  aggregates: readonly Building<Aggregate>[],
  written: SpecContext,
): DeclaredContext['events'] {
  return aggregates.flatMap((aggregate, index) =>
    (written.aggregates[index]?.events ?? []).map((from) => {
      const event = declareEvent(from, aggregate, written.name.text);
      registry.addEvent(event, from);
      return { event, written: from, aggregate };
    }),
  );
}

function addEntityEvents(
  registry: Registry,
  entities: readonly Entity[],
): DeclaredContext['entityEvents'] {
  return entities.flatMap((entity) =>
    declareEntityEvents(entity).map((event) => {
      const name = { text: event.name, at: entity.at };
      registry.addEvent(event, { name }, `an event of ${entity.name}`);
      return { event, entity };
    }),
  );
}
