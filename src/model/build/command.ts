import type { Command as SpecCommand } from '../../spec/command.ts';
import { nearest } from '../../spec/nearest.ts';
import { keyWithin, within } from '../../spec/within.ts';
import type { Aggregate } from '../aggregate.ts';
import type { Command } from '../command.ts';
import type { Field, Name } from '../declaration.ts';
import { namesOf, typeOf, types } from '../expression-type.ts';
import type { Returns } from '../returns.ts';
import { assuming, type Parts, type Scope, scopeAt } from '../scope.ts';
import { shapeName } from '../type-name.ts';
import { stateOf } from './aggregate.ts';
import { buildAllow } from './allow.ts';
import { bind, bindName } from './bind.ts';
import { declared } from './declared.ts';
import { type Fillers, fillByName, namesOfFillers } from './emit.ts';
import { buildFields } from './field.ts';
import { buildOutcomes, checkOutcomes } from './outcome.ts';
import { reservedInAggregates } from './reserved.ts';
import { buildReturns } from './returns.ts';
import { buildRoute } from './route.ts';
import { buildRules, holding } from './rule.ts';
import type { Building, Site } from './site.ts';
import { buildTarget, checkAddress } from './target.ts';
import { buildTransition } from './transition.ts';

export function buildCommand(written: SpecCommand, aggregate: Aggregate, site: Site): Command {
  const state = buildTransition(written, aggregate, site);
  const input = buildFields(written.input, site);
  checkNames(written, site);
  checkOutcomes(written, { site });
  const lets: Command['lets'][number][] = [];
  const command: Building<Command> = {
    kind: 'command',
    ...declared(written, site.context),
    id: `${aggregate.id}.${written.name.text}`,
    aggregate: aggregate.id,
    state,
    input,
    target: state.changes ? { kind: 'id' } : { kind: 'new' },
    partial: written.partial,
    once: findOnce(written, input, site),
    lets,
    require: [],
    outcomes: [],
    illegal: written.illegal ?? 'error',
    returns: undefined,
    http: undefined,
    allow: [],
  };
  const place = { written, aggregate, site, lets };
  // Before anything that sees the `let`s: they are bound in this task.
  site.later(() => bindCommand(command, place));
  command.returns = returnsOf(command, place);
  if (command.returns) {
    site.directory.returns.set(`${aggregate.name}.${command.name}`, command.returns);
  }
  command.http =
    written.http &&
    buildRoute(written.http, [aggregate.identity.field, ...input], {
      status: statusOf(command, written),
      site,
    });
  site.soon(() => checkCommand(command, place));
  return command;
}

interface CommandPlace {
  readonly written: SpecCommand;
  readonly aggregate: Aggregate;
  readonly site: Site;
  /** Filled one after the other: each sees those before it. */
  readonly lets: Command['lets'][number][];
}

function statusOf({ state }: Command, { returns }: SpecCommand): number {
  if (state.creates) return 201;
  return returns ? 200 : 204;
}

function findOnce({ once }: SpecCommand, input: readonly Field[], site: Site): Field | undefined {
  const found = input.find(({ name }) => name === once?.text);
  if (once && found === undefined) {
    site.report('SPEC_ONCE', once.at, {
      name: once.text,
      near: nearest(
        once.text,
        input.map(({ name }) => name),
      ),
    });
  }
  return found;
}

function checkNames({ input, let: lets }: SpecCommand, site: Site): void {
  const inputs = new Set(input.map(({ name }) => name.text));
  reservedInAggregates([...input, ...lets], site);
  for (const { name } of lets) {
    if (inputs.has(name.text)) {
      site.report('SPEC_NAME_SHADOWED', name.at, { name: name.text, as: 'an input' });
    }
  }
}

function checkCommand(command: Command, { written, aggregate, site }: CommandPlace): void {
  checkAddress(written, { command, aggregate, site });
  if (!written.partial) return;
  const fields = new Set(aggregate.fields.map(({ name }) => name));
  const keeps = command.state.changes && command.input.some(({ name }) => fields.has(name));
  if (keeps) return;
  site.report('SPEC_PARTIAL', keyWithin(written.at, 'partial'), {
    problem: command.state.changes
      ? 'partial needs an input that names a field'
      : 'partial needs something that exists',
  });
}

/** The state that a command sees: where nothing may exist yet, fields may be null. */
function stateNames({ state }: Command, aggregate: Aggregate): readonly Name[] {
  const id = namesOf([aggregate.identity.field]);
  if (!state.changes) return id;
  const others = stateOf(aggregate).slice(1);
  if (!state.creates) return [...id, ...namesOf(others)];
  return [
    ...id,
    ...others.map((field): Name => {
      const type = typeOf(field);
      const isThere = field.default !== undefined || field.computed !== undefined;
      return { name: field.name, type: isThere ? type : types.optional(type), field };
    }),
  ];
}

function bindCommand(command: Building<Command>, place: CommandPlace): void {
  const { written, aggregate, site, lets } = place;
  const known: Name[] = [];
  const parts: Parts = {
    let: known,
    input: namesOf(command.input),
    state: stateNames(command, aggregate),
  };
  command.target = buildTarget(written, { command, aggregate, site });
  for (const { name, value } of written.let) {
    const bound = bind(site, value, scopeAt('command let', site.nameables, parts));
    lets.push({ name: name.text, value: bound });
    known.push({ name: name.text, type: bound.type });
  }
  const scope = scopeAt('command require', site.nameables, parts);
  command.require = buildRules(written.require, scope, site);
  const fillers = fillersOf(command, aggregate);
  const decided = assuming(scope, holding(command.require));
  command.outcomes = buildOutcomes(written, command.state, {
    aggregate,
    fillers,
    scope: decided,
    site,
  });
  checkReturns(command, fillers, place);
  const allowed = scopeAt('allow', site.nameables, {
    input: parts.input,
    state: command.state.changes ? parts.state : undefined,
  });
  command.allow = buildAllow(written.allow, allowed, site);
}

function fillersOf({ lets, input, state }: Command, aggregate: Aggregate): Fillers {
  return {
    lets: lets.map(({ name }) => name),
    input,
    state: state.changes ? stateOf(aggregate) : [],
  };
}

function returnsOf(command: Command, place: CommandPlace): Returns | undefined {
  const { written, aggregate, site } = place;
  if (written.returns === undefined) {
    return command.state.creates
      ? { kind: 'fields', fields: [aggregate.identity.field] }
      : undefined;
  }
  const scope = () => returnsScope(command, place);
  return buildReturns(written.returns, site, { scope, answeredWhole: 'a reply' });
}

const returnsScope = ({ input }: Command, { aggregate, site, lets }: CommandPlace): Scope =>
  scopeAt('command returns', site.nameables, {
    let: lets.map(({ name, value }) => ({ name, type: value.type })),
    input: namesOf(input),
    state: namesOf(stateOf(aggregate)),
  });

function checkReturns(command: Command, fillers: Fillers, place: CommandPlace): void {
  const { returns, id } = command;
  const { written, aggregate, site } = place;
  if (written.returns === undefined || returns === undefined) return;
  const target = id.split('.').slice(1).join('.');
  if (returns.kind === 'shape') {
    site.report('SPEC_RETURN_UNFILLED', within(written.at, 'returns'), {
      problem: `nothing fills the ${shapeName(returns)} that ${target} returns`,
      hint: `name what it is: returns: { value: "${shapeName(returns)} := .." }`,
    });
    return;
  }
  const after = { ...fillers, state: stateOf(aggregate) };
  const scope = returnsScope(command, place);
  for (const field of returns.fields) {
    if (field.computed) continue;
    const from = fillByName(field, after);
    if (from && from.kind !== 'default') bindName(site, field, scope);
    if (from) continue;
    site.report('SPEC_RETURN_UNFILLED', field.at, {
      field: field.name,
      target: `${target}.${field.name}`,
      near: nearest(field.name, namesOfFillers(after)),
    });
  }
}
