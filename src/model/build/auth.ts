import type { Auth as SpecAuth } from '../../spec/auth.ts';
import type { Auth } from '../auth.ts';
import { buildSetting } from './setting.ts';
import type { Report } from './site.ts';

const always: ReadonlySet<string> = new Set(['anyone', 'signedIn']);

export function buildAuth({ roles, jwt }: SpecAuth, report: Report): Auth {
  const seen = new Set<string>();
  for (const { text, at } of roles) {
    if (always.has(text)) {
      report('SPEC_NAME_RESERVED', at, { problem: `${text} is a role of every application` });
    } else if (seen.has(text)) {
      report('SPEC_DUPLICATE_NAME', at, { name: text, in: 'auth', as: 'a role' });
    }
    seen.add(text);
  }
  return {
    roles: [...seen],
    key: { kind: jwt.key.kind, from: buildSetting(jwt.key.value) },
    issuer: jwt.issuer && buildSetting(jwt.issuer),
    scheme: jwt.scheme,
  };
}
