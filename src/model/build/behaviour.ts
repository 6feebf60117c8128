import type { Aggregate as SpecAggregate } from '../../spec/aggregate.ts';
import type { Aggregate } from '../aggregate.ts';
import type { Event } from '../event.ts';
import { buildCommand } from './command.ts';
import { linkEvents } from './event-target.ts';
import { NameTable } from './naming.ts';
import { buildScenario } from './scenario.ts';
import type { Building, Site } from './site.ts';

/** The commands of an aggregate, when its events are known; its scenarios, when these are too. */
export function fillBehaviour(
  aggregate: Building<Aggregate>,
  events: readonly Building<Event>[],
  { written, site }: { readonly written: SpecAggregate; readonly site: Site },
): void {
  aggregate.events = events;
  checkCommandNames(written, site);
  aggregate.commands = written.commands.map((command) => buildCommand(command, aggregate, site));
  site.soon(() => {
    aggregate.scenarios = written.scenarios.flatMap((scenario) => {
      const built = buildScenario(scenario, { aggregate, site });
      return built ? [built] : [];
    });
  });
  site.later(() => linkEvents(aggregate, events, { written, site }));
}

function checkCommandNames({ name, commands }: SpecAggregate, site: Site): void {
  const names = new NameTable(name.text, site.report);
  for (const command of commands) names.add(command.name, { as: 'a command', was: command.was });
  names.close();
}
