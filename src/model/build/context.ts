import { nearest } from '../../spec/nearest.ts';
import type { Context } from '../context.ts';
import { fillAggregate } from './aggregate.ts';
import { buildApplicationCommand } from './application-command.ts';
import { fillBehaviour } from './behaviour.ts';
import { buildConsume } from './consume.ts';
import type { DeclaredContext } from './declare-context.ts';
import { buildDomainService } from './domain-service.ts';
import { fillEntity, linkOwners } from './entity.ts';
import { fillEntityEvent, fillEvent } from './event.ts';
import { buildExternal } from './external.ts';
import { buildPolicy } from './policy.ts';
import { buildProcess } from './process.ts';
import { buildPublishes } from './publish.ts';
import { buildQuery } from './query.ts';
import { buildSaga } from './saga.ts';
import { buildSeed } from './seed.ts';
import type { Building, Site } from './site.ts';
import { buildStream } from './stream.ts';
import { fillView } from './view.ts';
import { buildHandlers } from './view-handler.ts';
import { fillVocabulary } from './vocabulary.ts';

/** Fills in a context whose names, and those of every other, are known. */
export function buildContext(declared: DeclaredContext, site: Site): Context {
  const { written, vocabulary, entities, aggregates, views } = declared;
  checkUses(declared, site);
  fillVocabulary(vocabulary, written, site);
  fillEach(entities, written.entities, (entity, from) => fillEntity(entity, from, site));
  linkOwners(entities, written.entities, site);
  fillEach(aggregates, written.aggregates, (aggregate, from) =>
    fillAggregate(aggregate, from, site),
  );
  for (const { event, written: from, aggregate } of declared.events) {
    fillEvent(event, from, { aggregate, site });
  }
  fillEach(aggregates, written.aggregates, (aggregate, from) => {
    const events = declared.events.filter((event) => event.aggregate === aggregate);
    const own = events.map(({ event }) => event);
    fillBehaviour(aggregate, own, { written: from, site });
  });
  for (const { event, entity } of declared.entityEvents) fillEntityEvent(event, entity);
  fillEach(views, written.views, (view, from) => fillView(view, from, site));
  const context: Building<Context> = {
    ...vocabulary,
    name: written.name.text,
    description: written.description,
    was: written.was?.text,
    uses: written.uses.map(({ context, relation }) => ({ context: context.text, relation })),
    entities,
    aggregates,
    views,
    domainServices: written.domainServices.map((service) => buildDomainService(service, site)),
    externals: written.externals.map((external) =>
      buildExternal(external, written.externals, site),
    ),
    queries: written.queries.flatMap((query) => buildQuery(query, site) ?? []),
    commands: written.commands.map((command) => buildApplicationCommand(command, site)),
    policies: written.policies.map((policy) => buildPolicy(policy, site)),
    sagas: written.sagas.flatMap((saga) => buildSaga(saga, site) ?? []),
    processes: written.processes.map((process) => buildProcess(process, site)),
    publishes: buildPublishes(written.publishes, site),
    consumes: written.consumes.map((consumer) => buildConsume(consumer, site)),
    streams: written.streams.map((stream) => buildStream(stream, site)),
    seed: [],
    named: site.directory.named,
  };
  site.later(() => {
    fillEach(views, written.views, (view, from) => {
      view.on = buildHandlers(from, view, site);
    });
  });
  site.soon(() => {
    context.seed = written.seed.flatMap((seed) => buildSeed(seed, site));
  });
  return context;
}

function fillEach<T, From>(
  things: readonly T[],
  written: readonly From[],
  fill: (thing: T, from: From) => void,
): void {
  things.forEach((thing, index) => {
    const from = written[index];
    if (from !== undefined) fill(thing, from);
  });
}

/** Contexts in `uses` exist, and what needs two sides is said on both. */
function checkUses({ written, directory }: DeclaredContext, site: Site): void {
  const { contexts } = site.directories;
  for (const { context, relation, at } of written.uses) {
    const other = contexts.get(context.text);
    if (other === undefined || other === directory) {
      const others = [...contexts.keys()].filter((name) => name !== directory.context);
      site.report('SPEC_UNKNOWN_CONTEXT', context.at, {
        name: context.text,
        near: nearest(context.text, others),
        hint: other && `${context.text} is this context itself`,
      });
      continue;
    }
    const isMutual = relation === 'partnership' || relation === 'shared-kernel';
    if (isMutual && other.uses.get(directory.context ?? '') !== relation) {
      const hint = `add uses: { ${directory.context}: ${relation} } to ${context.text}`;
      site.report('SPEC_USES_ONE_SIDED', at, { relation, hint });
    }
  }
}
