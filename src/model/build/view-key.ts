import type { Assignment } from '../../spec/expression.ts';
import type { QualifiedName } from '../../spec/name.ts';
import type { Field, Name } from '../declaration.ts';
import type { Scope } from '../scope.ts';
import type { KeyPart } from '../view.ts';
import { bindAssignments } from './assignment.ts';
import type { Site } from './site.ts';

interface KeySite {
  /** What has the key: a view or a process. */
  readonly owner: string;
  readonly key: readonly Field[];
  readonly payload: readonly Name[];
  readonly scope: Scope;
  readonly site: Site;
}

/** How an event finds its row: each key column by an expression, else by its name. */
export function buildKey(
  written: readonly Assignment[],
  event: QualifiedName,
  { owner, key, payload, scope, site }: KeySite,
): readonly KeyPart[] {
  const table = { name: owner, columns: key };
  const given = bindAssignments(written, { table, scope, site });
  const names = new Set(written.map(({ name }) => name.text));
  return key.flatMap((field): readonly KeyPart[] => {
    const expr = given.find((part) => part.field === field);
    if (expr) return [{ kind: 'expr', ...expr }];
    if (payload.some(({ name }) => name === field.name)) return [{ kind: 'name', field }];
    if (!names.has(field.name)) {
      site.report('SPEC_VIEW_KEY', event.at, {
        problem: `the event ${event.name.text} has no ${field.name} to find the row by`,
        hint: `add key: { ${field.name}: .. }`,
      });
    }
    return [];
  });
}
