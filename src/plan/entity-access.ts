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
import type { PlannedFile } from './planned-file.ts';

const reading: readonly Verb[] = ['get', 'list'];

/** Who may call what of an entity: names of constants, undefined where nobody is asked. */
export interface EntityAccess {
  readonly read: string | undefined;
  /** Lists are filtered for nobody: only those see them who may read every row. */
  readonly list: string | undefined;
  readonly write: string | undefined;
  readonly readDepends: boolean;
  readonly writeDepends: boolean;
}

const depends = (allow: Allow): boolean => allow.some(({ condition }) => condition !== undefined);

const nothing: EntityAccess = {
  read: undefined,
  list: undefined,
  write: undefined,
  readDepends: false,
  writeDepends: false,
};

export function entityAccess({ model, entity, names }: EntityScope): EntityAccess {
  if (model.auth === undefined) return nothing;
  const reads = entity.crud.some((verb) => reading.includes(verb));
  const writes = entity.crud.some((verb) => !reading.includes(verb));
  const lists = entity.crud.includes('list');
  const readDepends = depends(entity.allow.read);
  return {
    read: reads ? `read${names.types}` : undefined,
    list: lists ? `${readDepends ? 'list' : 'read'}${names.types}` : undefined,
    write: writes ? `write${names.types}` : undefined,
    readDepends,
    writeDepends: writes && depends(entity.allow.write),
  };
}

/** One rule of `allow`. */
export interface AllowRule {
  /** A role, or the properties of a rule with a condition. */
  readonly code: string | readonly string[];
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
  const imports = [
    { name: 'allow', from: '@plinth/runtime/auth' },
    ...(usesRow ? [{ name: names.type, from: entityFiles(entity).domain, type: true }] : []),
    ...constants.flatMap((one) => one.imports),
  ];
  return [
    entityFile(scope, {
      role: 'access',
      path,
      template: 'application/__entity__-access.ts',
      view: { imports: renderImports(imports, path), constants: constants.map(({ view }) => view) },
    }),
  ];
}

/** The import of an access constant. */
export const accessImport = (entity: Entity, name: string | undefined): readonly Import[] =>
  name === undefined ? [] : [{ name, from: entityFiles(entity).access }];
