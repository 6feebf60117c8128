import type { Root } from '../model/declaration.ts';
import type { Verb } from '../model/entity.ts';
import { type Checks, entityChecks } from './entity-checks.ts';
import { entityComputed } from './entity-computed.ts';
import { inputFields, storedFields } from './entity-fields.ts';
import { changedField } from './entity-given.ts';
import { immutables } from './entity-immutable.ts';
import {
  type Assigned,
  checksView,
  givenTo,
  idAlias,
  type Making,
  making,
  newId,
  type Parts,
  plainGiven,
  withoutId,
} from './entity-making.ts';
import { inputMembers, rowMembers } from './entity-members.ts';
import { entityNames } from './entity-names.ts';
import { type EntityScope, entityFile } from './entity-scope.ts';
import { docComment } from './escape.ts';
import { type Import, renderImports } from './imports.ts';
import { article } from './names.ts';
import { oncePer } from './once-per.ts';
import { domainFile } from './paths.ts';
import type { PlannedFile } from './planned-file.ts';

const runtime = (name: string, type = false): Import => ({
  name,
  from: '@plinth/runtime/domain',
  type,
});

function createParts({ entity, names }: EntityScope, checks: Checks): Parts {
  const isCounted = entity.identity.made === 'sequence';
  return {
    assigned: [...newId(entity, ''), ...givenTo(entity, '')],
    params: [`input: New${names.type}`],
    variable: names.one,
    type: isCounted ? `Unsaved${names.type}` : names.type,
    isUnchecked: isCounted && checks.needsId,
  };
}

const keptId = (one: string): Assigned => ({ name: 'id', given: plainGiven(`${one}.id`) });

function replaceParts({ entity, names }: EntityScope): Parts {
  const { type, one } = names;
  return {
    assigned: [keptId(one), ...givenTo(entity, one)],
    params: [`${one}: ${type}`, `input: ${replacementType(entity)}`],
    variable: 'replaced',
    type,
    before: one,
  };
}

function changeParts({ entity, names }: EntityScope): Parts {
  const { type, one } = names;
  const changes = withoutId(entity).map((field) => ({
    name: field.name,
    given: changedField(field, one),
  }));
  return {
    assigned: [keptId(one), ...changes],
    params: [`${one}: ${type}`, `changes: ${type}Changes`],
    variable: 'changed',
    type,
    before: one,
  };
}

/** What takes the place of a row: all of it but an id that the caller brought. */
export const replacementType = (entity: Root): string => {
  const { type } = entityNames(entity);
  return entity.identity.made === 'given' ? `${type}Replacement` : `New${type}`;
};

const has = ({ entity }: EntityScope, verb: Verb): boolean => entity.crud.includes(verb);

/** The rules of a counted entity that name its id are checked once it is saved. */
export const isCheckedWhenSaved = (scope: EntityScope): boolean =>
  scope.entity.identity.made === 'sequence' && entityChecks(scope).needsId;

interface Written {
  readonly create: Making | undefined;
  readonly replace: Making | undefined;
  readonly change: Making | undefined;
}

const writtenOf = oncePer((scope: EntityScope): Written => {
  const { entity } = scope;
  const checks = entityChecks(scope);
  return {
    create: has(scope, 'create') ? making(createParts(scope, checks), entity, checks) : undefined,
    replace: has(scope, 'replace') ? making(replaceParts(scope), entity, checks) : undefined,
    change: has(scope, 'patch') ? making(changeParts(scope), entity, checks) : undefined,
  };
});

/** Which functions of an entity ask for the time. */
export interface ClockUse {
  readonly create: boolean;
  readonly replace: boolean;
  readonly patch: boolean;
  readonly check: boolean;
}

export function clockUse(scope: EntityScope): ClockUse {
  const checks = entityChecks(scope);
  const { create, replace, change } = writtenOf(scope);
  return {
    create: create?.needsClock ?? false,
    replace: replace?.needsClock ?? false,
    patch: change?.needsClock ?? false,
    check: checks.needsClock && isCheckedWhenSaved(scope),
  };
}

/** Types of the input, checks and functions: nothing of an entity that is only read. */
function writingView(scope: EntityScope, written: Written, checks: Checks) {
  const { entity, names } = scope;
  const { create, replace, change } = written;
  const fixed = replace || change ? immutables(entity) : { view: [], imports: [] };
  const input = inputMembers(inputFields(entity), entity);
  const purposes = [...(create ? [`create ${article(names.noun)}`] : [])];
  if (entity.identity.made !== 'given' && replace) purposes.push('replace one');
  return {
    view: {
      input: input.view,
      inputDoc: purposes.length === 0 ? `change ${article(names.noun)}` : purposes.join(', or to '),
      create: create?.view ?? null,
      replace: replace?.view ?? null,
      change: change?.view ?? null,
      checks: checksView(checks, entity),
      immutables: fixed.view,
    },
    imports: [
      ...input.imports,
      ...checks.imports,
      ...fixed.imports,
      ...(checks.needsClock ? [runtime('Clock', true)] : []),
      ...(change ? [runtime('Changes', true)] : []),
      ...[create, replace, change].flatMap((one) => one?.imports ?? []),
    ],
  };
}

const nothingWritten = {
  view: {
    input: null,
    inputDoc: '',
    create: null,
    replace: null,
    change: null,
    checks: null,
    immutables: [],
  },
  imports: [],
};

/** `domain/product.ts` */
export function planEntityDomain(scope: EntityScope): PlannedFile {
  const { entity, names } = scope;
  const path = domainFile(entity);
  const checks = entityChecks(scope);
  const computed = entityComputed(entity);
  const rows = rowMembers(storedFields(entity), entity);
  const alias = idAlias(entity);
  const written = writtenOf(scope);
  const isWritten = Object.values(written).some((one) => one !== undefined);
  const writing = isWritten ? writingView(scope, written, checks) : nothingWritten;
  const imports = [...alias.imports, ...rows.imports, ...writing.imports, ...computed.imports];
  return entityFile(scope, {
    role: 'domain',
    path,
    template: 'domain/__entity__.ts',
    view: {
      ...names,
      ...writing.view,
      imports: renderImports(imports, path),
      article: article(names.noun),
      doc: docComment(entity.description),
      idAlias: alias.view,
      rows: rows.view,
      replacement: replacementType(entity),
      isGiven: entity.identity.made === 'given',
      isCounted: entity.identity.made === 'sequence',
      computed: computed.functions,
    },
  });
}
