import type { Command as SpecCommand } from '../../spec/command.ts';
import type { Name } from '../../spec/name.ts';
import { nearest } from '../../spec/nearest.ts';
import type { Aggregate } from '../aggregate.ts';
import type { Transition } from '../command.ts';
import type { Site } from './site.ts';

/** Where a command may run; unknown states are reported and left out. */
export function buildTransition(
  { state, illegal, at }: SpecCommand,
  aggregate: Aggregate,
  site: Site,
): Transition {
  if (illegal !== undefined && state === undefined) {
    site.report('SPEC_ILLEGAL', { file: at.file, path: [...at.path, 'illegal'], on: 'key' });
  }
  if (state === undefined) return { creates: false, changes: true, from: [], to: [] };
  const named = state.from.flatMap((from) => (from.kind === 'state' ? [from.name] : []));
  const has = (kind: 'new' | 'any') => state.from.some((from) => from.kind === kind);
  const from = named.filter((name) => isState(name, aggregate, site)).map(({ text }) => text);
  const to = state.to.flatMap((to) => {
    if (to.kind === 'deleted') return ['deleted'];
    return isState(to.name, aggregate, site) ? [to.name.text] : [];
  });
  const creates = has('new');
  const changes = has('any') || named.length > 0;
  const first = aggregate.states?.first;
  const leadsToFirst = creates && !changes && state.to.length === 0 && first !== undefined;
  return { creates, changes, from: has('any') ? [] : from, to: leadsToFirst ? [first] : to };
}

export function isState(name: Name, aggregate: Aggregate, site: Site): boolean {
  const states = aggregate.states?.enum.members.map((member) => member.name) ?? [];
  if (states.includes(name.text)) return true;
  site.report('SPEC_UNKNOWN_STATE', name.at, {
    name: name.text,
    in: aggregate.name,
    near: nearest(name.text, states),
  });
  return false;
}
