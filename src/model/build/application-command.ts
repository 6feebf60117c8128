import type { ApplicationCommand as SpecCommand } from '../../spec/application-command.ts';
import { nearest } from '../../spec/nearest.ts';
import { within } from '../../spec/within.ts';
import type { ApplicationCommand } from '../application-command.ts';
import type { Call } from '../call.ts';
import { namesOf } from '../expression-type.ts';
import { scopeAt } from '../scope.ts';
import { shapeName } from '../type-name.ts';
import { buildAllow } from './allow.ts';
import { checkBody } from './body.ts';
import { declared } from './declared.ts';
import { buildFields } from './field.ts';
import { buildReturns } from './returns.ts';
import { buildRoute } from './route.ts';
import { send } from './send.ts';
import type { Building, Site } from './site.ts';

export function buildApplicationCommand(written: SpecCommand, site: Site): ApplicationCommand {
  const { at, name, returns } = written;
  const input = buildFields(written.input, site);
  checkBody({ one: 'do', other: 'code: true' }, [written.do !== undefined, written.code], {
    at,
    name,
    site,
  });
  const status = returns ? 200 : 204;
  const command: Building<ApplicationCommand> = {
    kind: 'applicationCommand',
    ...declared(written, site.context),
    input,
    body: { kind: 'code' },
    returns: returns && buildReturns(returns, site, { answeredWhole: 'a reply' }),
    http: written.http && buildRoute(written.http, input, { status, site }),
    allow: [],
  };
  if (command.returns) site.directory.returns.set(command.name, command.returns);
  site.later(() => {
    const parts = { input: namesOf(input) };
    if (!written.code) {
      const scope = scopeAt('application command', site.nameables, parts);
      const calls = buildCalls(written, scope, site);
      command.body = { kind: 'do', calls };
      if (calls.length === written.do?.length) checkReturns(command, calls, { written, site });
    }
    command.allow = buildAllow(written.allow, scopeAt('allow', site.nameables, parts), site);
  });
  return command;
}

/** A body of calls computes nothing: what is returned are inputs, and what the calls answer. */
function checkReturns(
  { name, returns, input }: ApplicationCommand,
  calls: readonly Call[],
  { written, site }: { readonly written: SpecCommand; readonly site: Site },
): void {
  if (returns === undefined) return;
  if (returns.kind === 'shape') {
    site.report('SPEC_RETURN_UNFILLED', within(written.at, 'returns'), {
      problem: `nothing fills the ${shapeName(returns)} that ${name} returns`,
      hint: 'name fields that a call answers, or write it by hand: code: true',
    });
    return;
  }
  const answered = calls.flatMap(({ aggregate, name: called }) => {
    const known = site.directory.returns.get(`${aggregate}.${called}`);
    return known?.kind === 'fields' ? known.fields : [];
  });
  const names = [...input, ...answered].map((field) => field.name);
  for (const field of returns.fields) {
    if (names.includes(field.name)) continue;
    site.report('SPEC_RETURN_UNFILLED', field.at, {
      field: field.name,
      target: `${name}.${field.name}`,
      near: nearest(field.name, names),
    });
  }
}

/** All calls run in one transaction, so every target is an aggregate of this context. */
function buildCalls(written: SpecCommand, scope: ReturnType<typeof scopeAt>, site: Site) {
  return (written.do ?? []).flatMap((call) => {
    const made = send(call, scope, site);
    if (made && made.context !== site.context) {
      site.report('SPEC_TRANSACTION_CONTEXT', call.calleeAt);
    }
    return made ? [made] : [];
  });
}
