import type { Sending, Call as SpecCall } from '../../spec/call.ts';
import type { Call } from '../call.ts';
import { bindCall } from '../expression-send.ts';
import type { Doing, Reaction } from '../reaction.ts';
import { assuming, type Scope } from '../scope.ts';
import { bindCondition, noteForeign } from './bind.ts';
import { checkBody } from './body.ts';
import { checkReachable } from './reachable.ts';
import type { Site } from './site.ts';

/** A call that stands by itself; undefined, and reported, when nothing answers to it. */
export function send(written: SpecCall, scope: Scope, site: Site): Call | undefined {
  const bound = bindCall(written, scope);
  site.findings.diagnostics.push(...bound.diagnostics);
  for (const part of [bound.id, bound.input]) {
    if (part === undefined) continue;
    site.findings.expressions.push(part);
    noteForeign(part.bound, site);
  }
  if (bound.target === undefined || bound.context === undefined) return undefined;
  return {
    context: bound.context,
    aggregate: bound.owner,
    name: bound.target.name,
    id: bound.id?.bound,
    input: bound.input?.bound,
    at: written.calleeAt,
  };
}

/** `do`, `undo`, `done` and `failed`. */
export function buildReaction(written: readonly Sending[], scope: Scope, site: Site): Reaction {
  checkReachable(written, site);
  let open = scope;
  return written.flatMap(({ when, call }) => {
    const condition = when && bindCondition(site, when, open);
    const chosen = condition ? assuming(open, [{ condition, holds: true }]) : open;
    if (condition) open = assuming(open, [{ condition, holds: false }]);
    const made = send(call, chosen, site);
    return made ? [{ when: condition, call: made }] : [];
  });
}

interface Acting {
  readonly name: Parameters<typeof checkBody>[2]['name'];
  readonly at: Sending['at'];
  readonly do?: readonly Sending[];
  readonly code: boolean;
}

/** `do`, or `code: true`. */
export function buildDoing(written: Acting, scope: Scope, site: Site): Doing {
  const { at, name } = written;
  checkBody({ one: 'do', other: 'code: true' }, [written.do !== undefined, written.code], {
    at,
    name,
    site,
  });
  return written.code
    ? { kind: 'code' }
    : { kind: 'do', reaction: buildReaction(written.do ?? [], scope, site) };
}
