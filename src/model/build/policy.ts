import type { Policy as SpecPolicy } from '../../spec/policy.ts';
import type { Policy } from '../policy.ts';
import { scopeAt } from '../scope.ts';
import { bindCondition } from './bind.ts';
import { declared } from './declared.ts';
import { findEvents } from './event-lookup.ts';
import { commonPayload } from './payload.ts';
import { buildDoing } from './send.ts';
import type { Building, Site } from './site.ts';
import { buildRetry, usualRetry } from './timing.ts';

export function buildPolicy(written: SpecPolicy, site: Site): Policy {
  const policy: Building<Policy> = {
    kind: 'policy',
    ...declared(written, site.context),
    on: [],
    when: undefined,
    body: { kind: 'code' },
    retry: written.retry ? buildRetry(written.retry) : usualRetry,
  };
  site.later(() => {
    policy.on = findEvents(written.on, site);
    if (policy.on.length < written.on.length) return;
    const payload = commonPayload(policy.on, site);
    const scope = scopeAt('policy', site.nameables, { payload });
    policy.when = written.when && bindCondition(site, written.when, scope);
    policy.body = buildDoing(written, scope, site);
  });
  return policy;
}
