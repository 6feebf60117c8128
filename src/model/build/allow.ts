import type { AllowLine } from '../../spec/allow.ts';
import { nearest } from '../../spec/nearest.ts';
import type { Allow } from '../allow.ts';
import type { Scope } from '../scope.ts';
import { bindCondition } from './bind.ts';
import type { Site } from './site.ts';

/** Who may call; `scope` is where the conditions look for names. */
export function buildAllow(
  written: readonly AllowLine[] | undefined,
  scope: Scope,
  site: Site,
): Allow {
  if (written === undefined)
    return [{ role: site.roles ? 'signedIn' : 'anyone', condition: undefined }];
  const known = ['anyone', 'signedIn', ...(site.roles ?? [])];
  return written.map(({ role, condition }) => {
    if (!known.includes(role.text)) {
      site.report('SPEC_UNKNOWN_ROLE', role.at, {
        name: role.text,
        near: nearest(role.text, known),
        hint: site.roles ? undefined : `add auth: { roles: [${role.text}] }`,
      });
    }
    return {
      role: role.text,
      condition: condition && bindCondition(site, condition, scope),
    };
  });
}
