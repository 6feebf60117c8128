import type { ForEach as SpecForEach } from '../../spec/for-each.ts';
import type { BoundExpression, Name } from '../declaration.ts';
import { types } from '../expression-type.ts';
import type { Scope } from '../scope.ts';
import { bind } from './bind.ts';
import type { Site } from './site.ts';

export interface ForEach {
  readonly name: string;
  readonly of: BoundExpression;
}

/** `line of lines`, and the name it brings into the scope. */
export function buildForEach(
  written: SpecForEach,
  scope: Scope,
  site: Site,
): { readonly forEach: ForEach; readonly each: Name } {
  const of = bind(site, written.list, scope, types.list(types.unknown));
  const name = written.name.text;
  const type = of.type.kind === 'list' ? of.type.of : types.unknown;
  return { forEach: { name, of }, each: { name, type } };
}
