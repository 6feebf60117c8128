import type { ViewHandler as SpecHandler, View as SpecView } from '../../spec/view.ts';
import { keyWithin } from '../../spec/within.ts';
import { namesOf } from '../expression-type.ts';
import { scopeAt } from '../scope.ts';
import type { View, ViewHandler } from '../view.ts';
import { bindAssignments } from './assignment.ts';
import { bindCondition, bindName } from './bind.ts';
import { findEvent } from './event-lookup.ts';
import { seenPayload } from './payload.ts';
import type { Site } from './site.ts';
import { rowOf } from './view.ts';
import { mayBegin } from './view-begin.ts';
import { buildKey } from './view-key.ts';

/** What the events do to the rows of a view; an unknown event is reported and left out. */
export function buildHandlers(written: SpecView, view: View, site: Site): readonly ViewHandler[] {
  const handlers = written.on.map((handler) => {
    const built = buildHandler(handler, view, site);
    return built && { ...built, begins: mayBegin(handler, view, { on: written.on, site }) };
  });
  const known = handlers.flatMap((handler) => (handler ? [handler] : []));
  if (known.length === handlers.length) checkFields(view, known, site);
  return known;
}

type Built = Omit<ViewHandler, 'begins'>;

function buildHandler(written: SpecHandler, view: View, site: Site): Built | undefined {
  const event = findEvent(written.event, site);
  if (event === undefined) return undefined;
  if (view.sync && event.context !== site.context) {
    site.report('SPEC_VIEW_SYNC', written.event.at, {
      problem: `${event.id} comes from another context, and cannot be in the same transaction`,
      hint: 'take sync away',
    });
  }
  const payload = seenPayload(event, site);
  const scope = scopeAt('view', site.nameables, { payload, column: namesOf(rowOf(view)) });
  // The key is what finds the row: nothing of the row can be in it.
  const keyScope = scopeAt('view', site.nameables, { payload });
  const around = { owner: view.name, key: view.key, payload, scope: keyScope, site };
  if (written.kind === 'delete') {
    const key = buildKey([], written.event, around);
    return { event, key, when: undefined, does: { kind: 'delete' } };
  }
  const key = buildKey(written.key, written.event, around);
  const when = written.when && bindCondition(site, written.when, scope);
  if (written.set && written.code) {
    site.report('SPEC_BODY_TWICE', keyWithin(written.at, 'code'), {
      one: 'set',
      other: 'code: true',
    });
  }
  if (written.code) return { event, key, when, does: { kind: 'code' } };
  const table = { name: view.name, columns: view.fields };
  const names = new Set(payload.map(({ name }) => name));
  const same = view.fields.filter(({ name, computed }) => names.has(name) && !computed);
  const set = bindAssignments(written.set ?? [], { table, scope, site });
  for (const field of same) {
    const isReplaced = set.some((assignment) => assignment.field === field);
    if (!isReplaced) bindName(site, field, scope);
  }
  return { event, key, when, does: { kind: 'set', same, set } };
}

/** Every column gets its value from somewhere. */
function checkFields(view: View, handlers: readonly ViewHandler[], site: Site): void {
  if (handlers.some(({ does }) => does.kind === 'code')) return;
  const set = new Set(
    handlers.flatMap(({ does }) =>
      does.kind === 'set' ? [...does.same, ...does.set.map(({ field }) => field)] : [],
    ),
  );
  for (const field of view.fields) {
    const isFilled =
      field.card === 'optional' || field.card === 'many' || field.default !== undefined;
    if (isFilled || field.computed || set.has(field)) continue;
    site.report('SPEC_VIEW_FIELD_UNSET', field.at, { name: field.name });
  }
}
