import type { Data, Json } from '../../spec/data.ts';
import { nearest } from '../../spec/nearest.ts';
import type { ScenarioStep, Scenario as SpecScenario } from '../../spec/scenario.ts';
import { keyWithin, within } from '../../spec/within.ts';
import type { Aggregate } from '../aggregate.ts';
import type { Field } from '../declaration.ts';
import type { Scenario } from '../scenario.ts';
import { stateOf } from './aggregate.ts';
import { isObject, readPart } from './data.ts';
import { findOwnEvent } from './emit.ts';
import { findError } from './rule.ts';
import type { Site } from './site.ts';

interface Around {
  readonly aggregate: Aggregate;
  readonly site: Site;
}

/** Undefined, and reported, when its command is not there. */
export function buildScenario(written: SpecScenario, around: Around): Scenario | undefined {
  const { aggregate, site } = around;
  const given = buildSteps(written.given, around);
  const then = buildThen(written.then, around);
  const command = aggregate.commands.find(({ name }) => name === written.when.name.text);
  const state = written.state && readPartOf(written.state, stateOf(aggregate), site);
  if (command === undefined) {
    site.report('SPEC_UNKNOWN_COMMAND', written.when.name.at, {
      in: aggregate.name,
      name: written.when.name.text,
      near: nearest(
        written.when.name.text,
        aggregate.commands.map(({ name }) => name),
      ),
    });
    return undefined;
  }
  const input = readPartOf(written.when.fields, command.input, site);
  return then && { title: written.title.text, given, when: { command, input }, then, state };
}

function buildSteps(steps: readonly ScenarioStep[], around: Around): Scenario['given'] {
  return steps.flatMap(({ name, fields }) => {
    const event = findOwnEvent(name, around);
    if (event === undefined) return [];
    return [{ event, fields: readPartOf(fields, [event.idField, ...event.fields], around.site) }];
  });
}

function buildThen(written: SpecScenario['then'], around: Around): Scenario['then'] | undefined {
  switch (written.kind) {
    case 'nothing':
      return { kind: 'nothing' };
    case 'error': {
      const error = findError(written.name, around.site);
      return error && { kind: 'error', error };
    }
    case 'events':
      return { kind: 'events', events: buildSteps(written.events, around) };
  }
}

/** Examples are data: members as names or wire values, decimals quoted. */
function readPartOf(
  { value, at }: Data,
  fields: readonly Field[],
  site: Site,
): { readonly [name: string]: Json } {
  if (!isObject(value)) return {};
  const read = readPart(value, fields);
  for (const { problem, path } of read.problems) {
    const isKey = problem.startsWith('there is no field');
    site.report('SPEC_EXAMPLE', isKey ? keyWithin(at, ...path) : within(at, ...path), { problem });
  }
  return isObject(read.value) ? read.value : {};
}
