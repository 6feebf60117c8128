import type { Command as SpecCommand } from '../../spec/command.ts';
import { nearest } from '../../spec/nearest.ts';
import type { Aggregate } from '../aggregate.ts';
import type { Command, Target } from '../command.ts';
import { namesOf, typeOf } from '../expression-type.ts';
import { scopeAt } from '../scope.ts';
import { bind } from './bind.ts';
import type { Site } from './site.ts';

interface Around {
  readonly command: Command;
  readonly aggregate: Aggregate;
  readonly site: Site;
}

/** A command finds its instance in exactly one way. */
export function checkAddress(written: SpecCommand, { command, aggregate, site }: Around): void {
  const { on, http } = written;
  const hasId = http?.path.segments.some(
    (segment) => segment.kind === 'param' && segment.name.text === 'id',
  );
  const report = (at: SpecCommand['at'], problem: string, hint?: string) =>
    site.report('SPEC_ON', at, { problem, hint });
  if (on && !command.state.changes) {
    report(on.at, 'a command that only creates has no instance to find');
  } else if (on && hasId) {
    report(on.at, 'the route has :id already');
  } else if (http && !on && !hasId && command.state.changes) {
    report(http.at, `nothing says which ${aggregate.name}`, 'put :id into the path, or add on:');
  } else if (http && !hasId && !command.state.changes && aggregate.identity.made === 'given') {
    report(http.at, `the id of ${aggregate.name} is given by the client`, 'put :id into the path');
  } else if (http && hasId && !command.state.changes && aggregate.identity.made !== 'given') {
    report(
      http.at,
      `the id of ${aggregate.name} is made by the server`,
      'take :id out of the path',
    );
  }
  if (on?.kind === 'field') checkUnique(on, { aggregate, site });
}

function checkUnique(
  { field }: NonNullable<SpecCommand['on']> & { kind: 'field' },
  { aggregate, site }: Pick<Around, 'aggregate' | 'site'>,
): void {
  const found = aggregate.fields.find(({ name }) => name === field.text);
  if (found?.unique) return;
  const unique = aggregate.fields.filter((field) => field.unique).map(({ name }) => name);
  site.report('SPEC_ON', field.at, {
    problem: found
      ? `${field.text} is not unique in ${aggregate.name}`
      : `${aggregate.name} has no field ${field.text}`,
    near: found ? undefined : nearest(field.text, unique),
  });
}

export function buildTarget(written: SpecCommand, { command, aggregate, site }: Around): Target {
  const { on } = written;
  if (on === undefined) return command.target;
  const scope = scopeAt('command on', site.nameables, { input: namesOf(command.input) });
  if (on.kind === 'id') {
    const type = typeOf(aggregate.identity.field);
    return { kind: 'expr', value: bind(site, on.value, scope, type) };
  }
  const field = aggregate.fields.find(({ name }) => name === on.field.text);
  const value = bind(site, on.value, scope, field && typeOf({ ...field, card: 'one' }));
  return field ? { kind: 'unique', field, value } : { kind: 'expr', value };
}
