import type { EntityEvent, Verb } from '../model/entity.ts';
import { rowCheck } from './check-text.ts';
import { call, statement } from './code-doc.ts';
import { accessImport, entityAccess } from './entity-access.ts';
import { clockUse, isCheckedWhenSaved, replacementType } from './entity-domain.ts';
import { rowEventFiles, rowEventNames, tellsOfChanges, tellsOfRows } from './entity-events.ts';
import { entityFiles } from './entity-files.ts';
import { entityNames } from './entity-names.ts';
import { checkedTargets } from './entity-needs.ts';
import { portName, type Reference, referencesOf } from './entity-references.ts';
import { queryType } from './entity-repository.ts';
import { type EntityScope, entityFile } from './entity-scope.ts';
import { stringLiteral } from './escape.ts';
import { idTypeOf } from './identifiers.ts';
import { type Import, renderImports } from './imports.ts';
import { brackets } from './layout.ts';
import { parameters } from './parameters.ts';
import { contractFile } from './paths.ts';
import type { PlannedFile } from './planned-file.ts';

/** Something that a service is made with. */
export interface Port {
  readonly name: string;
  readonly type: string;
  readonly imports: readonly Import[];
}

const imported = (name: string, from: string, type = true): Import => ({ name, from, type });

/** What an entity's rows refer to, where it is known which rows there are. */
export const checkedReferences = ({ entity }: EntityScope): readonly Reference[] => {
  const targets = checkedTargets(entity);
  return referencesOf(entity).filter(({ target }) => targets.includes(target));
};

/** The interface through which another context tells which rows exist. */
export const lookupName = (typeName: string): string => `${typeName}Lookup`;

function referencePort(scope: EntityScope, reference: Reference, all: readonly Reference[]): Port {
  const { target } = reference;
  const targets = all.map((one) => one.target);
  const { type } = entityNames(target);
  const isForeign = target.context !== undefined && target.context !== scope.entity.context;
  const name = isForeign ? lookupName(type) : `${type}Repository`;
  const from = isForeign ? contractFile(target.context ?? '') : entityFiles(target).repository;
  return { name: portName(target, targets), type: name, imports: [imported(name, from)] };
}

/** Everything that the service of an entity is made with. */
export function servicePorts(scope: EntityScope): readonly Port[] {
  const { entity, names } = scope;
  const files = entityFiles(entity);
  const references = checkedReferences(scope);
  const writes = entity.crud.some((verb) => verb !== 'get' && verb !== 'list');
  const repository = `${names.type}Repository`;
  const others = references.filter(({ target }) => target !== entity);
  const id = idTypeOf(entity).name;
  const ports: Port[] = [];
  if (writes) {
    ports.push({
      name: 'unitOfWork',
      type: 'UnitOfWork',
      imports: [imported('UnitOfWork', '@plinth/runtime/services')],
    });
  }
  if (Object.values(clockUse(scope)).includes(true)) {
    ports.push({
      name: 'clock',
      type: 'Clock',
      imports: [imported('Clock', '@plinth/runtime/domain')],
    });
  }
  ports.push({
    name: names.many,
    type: repository,
    imports: [imported(repository, files.repository)],
  });
  ports.push(...others.map((one) => referencePort(scope, one, references)));
  if (tellsOfChanges(entity)) {
    const { events: type } = rowEventNames(entity);
    ports.push({
      name: 'events',
      type: `RowEvents<${type}>`,
      imports: [
        imported('RowEvents', '@plinth/runtime/eventsourcing'),
        imported(type, rowEventFiles(entity).events),
      ],
    });
  }
  if (isCached(scope)) {
    ports.push({
      name: 'cache',
      type: `CachedReads<${id}, Versioned<${names.type}>>`,
      imports: [imported('CachedReads', '@plinth/runtime/caching')],
    });
  }
  return ports;
}

/** Whether single rows are read through a cache. */
export const isCached = ({ entity }: EntityScope): boolean =>
  entity.cache !== undefined && entity.crud.includes('get');

const has = ({ entity }: EntityScope, ...verbs: readonly Verb[]): boolean =>
  verbs.some((verb) => entity.crud.includes(verb));

function runtimeImports(scope: EntityScope): readonly Import[] {
  const { entity } = scope;
  const changes = has(scope, 'replace', 'patch', 'delete');
  const when = (condition: boolean, one: Import): readonly Import[] => (condition ? [one] : []);
  const isPaged = entity.list.page !== undefined;
  return [
    ...when(has(scope, 'get') || changes, imported('NotFound', '@plinth/runtime/domain', false)),
    ...when(has(scope, 'list') && isPaged, imported('Page', '@plinth/runtime/repositories')),
    ...when(
      checkedReferences(scope).length > 0,
      imported('requireExisting', '@plinth/runtime/repositories', false),
    ),
    ...when(
      has(scope, 'create', 'get') || changes,
      imported('Versioned', '@plinth/runtime/repositories'),
    ),
    ...when(changes, imported('ExpectedVersion', '@plinth/runtime/services')),
    ...when(changes, imported('requireVersion', '@plinth/runtime/services', false)),
  ];
}

function domainImports(scope: EntityScope): readonly Import[] {
  const { entity, names } = scope;
  const { domain } = entityFiles(entity);
  const { type } = names;
  const id = idTypeOf(entity);
  const written: readonly (readonly [Verb, string, string])[] = [
    ['create', `create${type}`, `New${type}`],
    ['replace', `replace${type}`, replacementType(entity)],
    ['patch', `change${type}`, `${type}Changes`],
  ];
  const checked = isCheckedWhenSaved(scope) && has(scope, 'create', 'replace', 'patch');
  const isUnsaved = entity.identity.made === 'sequence' && has(scope, 'create');
  const refers = checkedReferences(scope).length > 0;
  return [
    imported(type, domain),
    ...(isUnsaved && refers ? [imported(`Unsaved${type}`, domain)] : []),
    ...(has(scope, 'get', 'replace', 'patch', 'delete') ? [imported(id.name, id.file)] : []),
    ...written
      .filter(([verb]) => has(scope, verb))
      .flatMap(([, make, input]) => [imported(make, domain, false), imported(input, domain)]),
    ...(checked ? [imported(rowCheck(type), domain, false)] : []),
    ...(tellsOfChanges(entity)
      ? [imported(rowEventNames(entity).data, rowEventFiles(entity).events, false)]
      : []),
  ];
}

function referenceViews(scope: EntityScope) {
  const references = checkedReferences(scope);
  const targets = references.map(({ target }) => target);
  return references.map(({ target, ids, isMapped }) => {
    const items = [stringLiteral(target.name), ids, `this.#${portName(target, targets)}`];
    const args = brackets({ open: '(', close: ')', items, breaks: isMapped });
    return { statement: statement('await requireExisting', args, 4) };
  });
}

/** What is asked of callers with the row in hand, or before a list; `''`: nothing. */
function checksOf(scope: EntityScope) {
  const access = entityAccess(scope);
  const { own, read, list, write } = access;
  const isRefused = access.readDepends && own === undefined;
  const lists = has(scope, 'list');
  return {
    own: (lists && own) || '',
    listCheck: (lists && isRefused && list) || '',
    readCheck: (has(scope, 'get') && access.readDepends && read) || '',
    writeCheck: (access.writeDepends && write) || '',
  };
}

function importsOf(scope: EntityScope, ports: readonly Port[]): readonly Import[] {
  const query = has(scope, 'list') ? queryType(scope) : undefined;
  const names = Object.values(checksOf(scope)).filter((name) => name !== '');
  return [
    ...ports.flatMap((port) => port.imports),
    ...runtimeImports(scope),
    ...domainImports(scope),
    ...(query?.imports ?? []),
    ...names.flatMap((name) => accessImport(scope.entity, name)),
  ];
}

/** The verbs of a service, and the private methods that they share. */
function methodsView(scope: EntityScope) {
  const clock = clockUse(scope);
  const timed = (use: boolean): string => (use ? ', this.#clock' : '');
  const crud = Object.fromEntries(verbs.map((verb) => [verb, has(scope, verb)]));
  return {
    crud,
    loads: has(scope, 'get', 'replace', 'patch', 'delete'),
    saves: has(scope, 'replace', 'patch'),
    changes: has(scope, 'replace', 'patch', 'delete'),
    clock: {
      create: timed(clock.create),
      replace: timed(clock.replace),
      patch: timed(clock.patch),
      check: timed(clock.check),
    },
  };
}

/** The event of each kind of change, with its variables; `''`: nothing is told. */
function toldView({ entity }: EntityScope) {
  const { data } = rowEventNames(entity);
  const line = (on: EntityEvent['on'], row: string, indentation: number): string => {
    const event = tellsOfRows(entity) ? entity.events.find((one) => one.on === on) : undefined;
    if (event === undefined) return '';
    const args = [`${row}.id`, stringLiteral(event.name), `${data}(${row})`];
    return statement('', ['await ', call('this.#events.append', ...args)], indentation);
  };
  return {
    created: line('created', 'saved.value', 6),
    updated: line('updated', 'saved.value', 4),
    deleted: line('deleted', 'found.value', 6),
  };
}

const verbs: readonly Verb[] = ['create', 'get', 'list', 'replace', 'patch', 'delete'];

/** `application/product-service.ts` */
export function planEntityService(scope: EntityScope): PlannedFile {
  const { entity, names } = scope;
  const path = entityFiles(entity).service;
  const ports = servicePorts(scope);
  const query = has(scope, 'list') ? queryType(scope) : undefined;
  const isPaged = entity.list.page !== undefined;
  const isCounted = entity.identity.made === 'sequence';
  return entityFile(scope, {
    role: 'service',
    path,
    template: 'application/__entity__-service.ts',
    view: {
      ...names,
      ...methodsView(scope),
      ...checksOf(scope),
      check: rowCheck(names.type),
      imports: renderImports(importsOf(scope, ports), path),
      ports,
      replacement: replacementType(entity),
      query: query?.text ?? '',
      listParams: parameters(query === undefined ? [] : [`query: ${query.text}`]),
      listed: isPaged ? `Page<${names.type}>` : `readonly ${names.type}[]`,
      isCounted,
      unsaved: `${has(scope, 'create') && isCounted ? 'Unsaved' : ''}${names.type}`,
      isCached: isCached(scope),
      isCheckedWhenSaved: isCheckedWhenSaved(scope),
      answersDeleted: entity.http?.answersDeleted ?? false,
      references: referenceViews(scope),
      told: toldView(scope),
    },
  });
}
