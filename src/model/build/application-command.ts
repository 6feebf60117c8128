import type { ApplicationCommand as SpecCommand } from '../../spec/application-command.ts';
import type { ApplicationCommand } from '../application-command.ts';
import { namesOf } from '../expression-type.ts';
import { scopeAt } from '../scope.ts';
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
      command.body = { kind: 'do', calls: buildCalls(written, scope, site) };
    }
    command.allow = buildAllow(written.allow, scopeAt('allow', site.nameables, parts), site);
  });
  return command;
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
