import { nearest } from '../../spec/nearest.ts';
import type {
  ProcessReaction,
  Process as SpecProcess,
  Timer as SpecTimer,
} from '../../spec/process.ts';
import { namesOf, types } from '../expression-type.ts';
import type { Process, ProcessHandler, Timer } from '../process.ts';
import { type Scope, scopeAt } from '../scope.ts';
import { bindAssignments } from './assignment.ts';
import { bind, bindCondition } from './bind.ts';
import { declared } from './declared.ts';
import { findEvent } from './event-lookup.ts';
import { buildFields } from './field.ts';
import { seenPayload } from './payload.ts';
import { buildReaction } from './send.ts';
import type { Building, Site } from './site.ts';
import { buildKey } from './view-key.ts';

export function buildProcess(written: SpecProcess, site: Site): Process {
  const process: Building<Process> = {
    kind: 'process',
    ...declared(written, site.context),
    key: buildFields(written.key, site),
    data: buildFields(written.data, site),
    on: [],
  };
  if (!written.on.some(({ start }) => start)) {
    site.report('SPEC_PROCESS_START', written.name.at, { hint: 'add start: true to an event' });
  }
  site.later(() => {
    process.on = written.on.flatMap((reaction) => {
      const handler = buildHandler(reaction, process, site);
      return handler ? [handler] : [];
    });
    checkTimers(written, site);
  });
  return process;
}

function buildHandler(
  written: ProcessReaction,
  process: Process,
  site: Site,
): ProcessHandler | undefined {
  const event = findEvent(written.event, site);
  if (event === undefined) return undefined;
  const payload = seenPayload(event, site);
  const data = namesOf([...process.key, ...process.data]);
  const scope = scopeAt('process', site.nameables, { payload, data });
  // The key is what finds the instance: nothing of its data can be in it.
  const keyScope = scopeAt('process', site.nameables, { payload });
  const around = { owner: process.name, key: process.key, payload, scope: keyScope, site };
  const table = { name: process.name, columns: process.data };
  return {
    event,
    starts: written.start,
    ends: written.end,
    key: buildKey(written.key, written.event, around),
    when: written.when && bindCondition(site, written.when, scope),
    set: bindAssignments(written.set, { table, scope, site }),
    do: written.do && buildReaction(written.do, scope, site),
    schedule: written.schedule.map((timer) => buildTimer(timer, scope, site)),
    cancel: written.cancel.map(({ text }) => text),
  };
}

function buildTimer({ name, was, due, do: sendings }: SpecTimer, scope: Scope, site: Site): Timer {
  return {
    name: name.text,
    was: was?.text,
    due:
      due.kind === 'after'
        ? { kind: 'after', ms: due.duration.milliseconds }
        : { kind: 'at', value: bind(site, due.time, scope, types.string) },
    do: buildReaction(sendings, scope, site),
  };
}

/** A timer that is cancelled must be scheduled somewhere. */
function checkTimers({ on }: SpecProcess, site: Site): void {
  const timers = new Set(on.flatMap(({ schedule }) => schedule.map(({ name }) => name.text)));
  for (const { text, at } of on.flatMap(({ cancel }) => cancel)) {
    if (!timers.has(text))
      site.report('SPEC_TIMER', at, { name: text, near: nearest(text, timers) });
  }
}
