import type { Allow } from '../model/allow.ts';
import type { Entity, Verb } from '../model/entity.ts';
import { call, objectCall, statement } from './code-doc.ts';
import { type Doc, line } from './doc.ts';
import { computedName } from './entity-computed.ts';
import { entityFiles } from './entity-files.ts';
import { type EntityScope, entityFile } from './entity-scope.ts';
import { stringLiteral } from './escape.ts';
import { printExpression } from './expression.ts';
import { rowNames, usesActor } from './expression-names.ts';
import { type Import, renderImports } from './imports.ts';
import { brackets } from './layout.ts';
import { ownRules, ownType } from './own-rows.ts';
import type { PlannedFile } from './planned-file.ts';

const reading: readonly Verb[] = ['get', 'list'];

/** Who may call what of an entity: names of constants, undefined where nobody is asked. */
export interface EntityAccess {
  readonly read: string | undefined;
  /** Those who may read every row, so lists of all of them. */
  readonly list: string | undefined;
  /** What says whose rows a list holds. @example 'ownOrders' */
  readonly own: string | undefined;
  readonly write: string | undefined;
  readonly readDepends: boolean;
  readonly writeDepends: boolean;
}

const depends = (allow: Allow): boolean => allow.some(({ condition }) => condition !== undefined);

/** Whether somebody may, whatever the row. */
export const isAdmitted = (allow: Allow): boolean =>
  allow.some(({ condition }) => condition === undefined);

const nothing: EntityAccess = {
  read: undefined,
  list: undefined,
  own: undefined,
  write: undefined,
  readDepends: false,
  writeDepends: false,
};

export function entityAccess(scope: EntityScope): EntityAccess {
  const { model, entity, names } = scope;
  if (model.auth === undefined) return nothing;
  const reads = entity.crud.some((verb) => reading.includes(verb));
  const writes = entity.crud.some((verb) => !reading.includes(verb));
  const lists = entity.crud.includes('list');
  const readDepends = depends(entity.allow.read);
  return {
    read: reads ? `read${names.types}` : undefined,
    list: lists ? `${readDepends ? 'list' : 'read'}${names.types}` : undefined,
    own: ownRules(scope) === undefined ? undefined : `own${names.types}`,
    write: writes ? `write${names.types}` : undefined,
    readDepends,
    writeDepends: writes && depends(entity.allow.write),
  };
}

/** One rule of `allow`. */
export interface AllowRule {
  /** A role, or the properties of a rule with a condition. */
  readonly code: string | readonly Doc[];
  readonly imports: readonly Import[];
}

function ruleText({ entity, names }: EntityScope, { role, condition }: Allow[number]): AllowRule {
  if (condition === undefined) return { code: stringLiteral(role), imports: [] };
  const { one } = names;
  const printed = printExpression(condition, {
    names: rowNames({ row: one, computed: (field) => `${computedName(entity, field)}(${one})` }),
    context: entity.context,
    place: { indent: 0, width: Number.MAX_SAFE_INTEGER },
  });
  const usesRow = printed.text.includes(`${one}.`) || printed.text.includes(`(${one})`);
  const actor = usesActor(condition);
  const params = actor ? [usesRow ? one : `_${one}`, 'actor'] : usesRow ? [one] : [];
  return {
    code: [`role: ${stringLiteral(role)}`, `if: (${params.join(', ')}) => ${printed.text}`],
    imports: printed.imports,
  };
}

/** The last rule hugs the brackets where it is the only one with a condition. */
export function allowCall(callee: string, rules: readonly AllowRule[]): Doc {
  const args = rules.map(
    ({ code }): Doc =>
      typeof code === 'string'
        ? code
        : brackets({ open: '{', close: '}', items: code, space: line }),
  );
  const items = rules.at(-1)?.code ?? [];
  const conditions = rules.filter(({ code }) => typeof code !== 'string').length;
  return conditions === 1 && typeof items !== 'string'
    ? objectCall({ callee, args: args.slice(0, -1), items })
    : call(callee, ...args);
}

function constant(scope: EntityScope, name: string | undefined, allow: Allow) {
  if (name === undefined) return [];
  const rules = allow.map((rule) => ruleText(scope, rule));
  const callee = depends(allow) ? `allow<${scope.names.type}>` : 'allow';
  return [
    {
      view: statement(`export const ${name} =`, [' ', allowCall(callee, rules)], 0),
      imports: rules.flatMap(({ imports }) => imports),
    },
  ];
}

const unconditional = (allow: Allow): Allow =>
  allow.filter(({ condition }) => condition === undefined);

/** Whether somebody plays a role, in code. */
function playsRole(role: string): string {
  if (role === 'anyone') return 'true';
  return role === 'signedIn'
    ? 'actor !== anonymous'
    : `actor.roles.includes(${stringLiteral(role)})`;
}

function ownView(scope: EntityScope) {
  const access = entityAccess(scope);
  if (access.own === undefined || access.list === undefined) return null;
  return {
    name: access.own,
    type: ownType(scope),
    everybody: access.list,
    rules: (ownRules(scope) ?? []).map(({ role, field }) => ({
      plays: playsRole(role),
      field: stringLiteral(field.name),
    })),
  };
}

function ownImports(scope: EntityScope): readonly Import[] {
  const auth = (name: string, type = false) => ({ name, from: '@plinth/runtime/auth', type });
  const isSignedIn = ownRules(scope)?.some(({ role }) => role === 'signedIn') ?? false;
  return [
    auth('Actor', true),
    auth('currentActor'),
    ...(isSignedIn ? [auth('anonymous')] : []),
    { name: ownType(scope), from: entityFiles(scope.entity).repository, type: true },
  ];
}

/** `application/product-access.ts`; none where everybody may do everything. */
export function planEntityAccess(scope: EntityScope): readonly PlannedFile[] {
  const { entity, names } = scope;
  const access = entityAccess(scope);
  const path = entityFiles(entity).access;
  const { read, write } = entity.allow;
  const constants = [
    ...constant(scope, access.read, read),
    ...(access.list === access.read ? [] : constant(scope, access.list, unconditional(read))),
    ...constant(scope, access.write, write),
  ];
  if (constants.length === 0) return [];
  const usesRow = access.readDepends || access.writeDepends;
  const own = ownView(scope);
  const imports = [
    ...(own ? ownImports(scope) : []),
    { name: 'allow', from: '@plinth/runtime/auth' },
    ...(usesRow ? [{ name: names.type, from: entityFiles(entity).domain, type: true }] : []),
    ...constants.flatMap((one) => one.imports),
  ];
  return [
    entityFile(scope, {
      role: 'access',
      path,
      template: 'application/__entity__-access.ts',
      view: {
        imports: renderImports(imports, path),
        constants: constants.map(({ view }) => view),
        own,
      },
    }),
  ];
}

/** The import of an access constant. */
export const accessImport = (entity: Entity, name: string | undefined): readonly Import[] =>
  name === undefined ? [] : [{ name, from: entityFiles(entity).access }];
