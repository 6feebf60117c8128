import { entityChecks } from './entity-checks.ts';
import { entityComputed } from './entity-computed.ts';
import { isOwned, storedFields } from './entity-fields.ts';
import { givenField, keepsRows, ownedMakerName } from './entity-given.ts';
import { immutables } from './entity-immutable.ts';
import { checksView, idAlias, making, newId, withoutId } from './entity-making.ts';
import { inputMembers, rowMembers } from './entity-members.ts';
import { type EntityScope, entityFile } from './entity-scope.ts';
import { docComment } from './escape.ts';
import { renderImports } from './imports.ts';
import { article } from './names.ts';
import { domainFile } from './paths.ts';
import type { PlannedFile } from './planned-file.ts';

/** What makes an owned row: it stays the one that it names, where that is present. */
function makingOf(scope: EntityScope) {
  const { entity, names } = scope;
  const isKept = keepsRows(entity);
  const given = withoutId(entity).map((field) => ({
    name: field.name,
    given: givenField(field, isOwned(field) || field.immutable ? 'before?' : '', entity.context),
  }));
  const parts = {
    assigned: [...newId(entity, 'before'), ...given],
    params: [`input: New${names.type}`],
    variable: names.one,
    type: names.type,
    before: 'before?',
    lastParams: isKept ? [`present: readonly ${names.type}[] = []`] : [],
  };
  return { ...making(parts, entity, entityChecks(scope)), isKept };
}

/** `domain/product-image.ts`: rows that belong to the rows of another entity. */
export function planOwnedDomain(scope: EntityScope): PlannedFile {
  const { entity, names } = scope;
  const path = domainFile(entity);
  const checks = entityChecks(scope);
  const computed = entityComputed(entity);
  const rows = rowMembers(storedFields(entity), entity);
  const input = inputMembers(storedFields(entity), entity);
  const alias = idAlias(entity);
  const fixed = immutables(entity);
  const { imports, view, isKept } = makingOf(scope);
  const all = [rows, input, alias, checks, fixed, computed].flatMap((part) => part.imports);
  return entityFile(scope, {
    role: 'domain',
    path,
    template: 'domain/__owned__.ts',
    view: {
      ...names,
      imports: renderImports([...all, ...imports], path),
      article: article(names.noun),
      maker: ownedMakerName(entity),
      doc: docComment(entity.description),
      idAlias: alias.view,
      rows: rows.view,
      input: input.view,
      make: view,
      isKept,
      checks: checksView(checks, entity),
      immutables: fixed.view,
      computed: computed.functions,
    },
  });
}
