import type { Operation as SpecOperation } from '../../spec/operation.ts';
import type { Name, Operation } from '../declaration.ts';
import { namesOf, typeOf } from '../expression-type.ts';
import { assuming, scopeAt } from '../scope.ts';
import { bind } from './bind.ts';
import { checkBody } from './body.ts';
import { buildFields, buildShape } from './field.ts';
import { buildRules, holding } from './rule.ts';
import type { Building, Site } from './site.ts';

/** `own`: the fields of the value that the operation belongs to. */
export function buildOperation(
  written: SpecOperation,
  site: Site,
  own: () => readonly Name[] | undefined,
): Operation {
  const { expr } = written;
  checkBody({ one: 'expr', other: 'code: true' }, [expr !== undefined, written.code], {
    at: written.at,
    name: written.name,
    site,
  });
  const operation: Building<Operation> = {
    name: written.name.text,
    input: buildFields(written.input, site),
    returns: buildShape(written.returns, site),
    require: [],
    body: undefined,
    description: written.description,
    was: written.was?.text,
    at: written.name.at,
  };
  site.later(() => {
    const scope = scopeAt('operation', site.nameables, {
      input: namesOf(operation.input),
      field: own(),
    });
    operation.require = buildRules(written.require, scope, site);
    const checked = assuming(scope, holding(operation.require));
    if (expr) operation.body = bind(site, expr, checked, typeOf(operation.returns));
  });
  return operation;
}
