import type { Context } from '../model/context.ts';
import type { Field, Root, Type } from '../model/declaration.ts';
import type { Entity } from '../model/entity.ts';
import type { Model } from '../model/model.ts';
import { hasTable } from './entity-fields.ts';
import { oncePer } from './once-per.ts';
import { commandInputs, rootsRead } from './root-reads.ts';
import { wholeOf } from './sight.ts';

/** What others ask of an entity's rows. */
export interface Needs {
  /** Somebody refers to it: which of these ids exist? */
  readonly existing: boolean;
  /** Somebody puts the rows that he refers to into his answers. */
  readonly byIds: boolean;
  /** Somebody puts its rows into his answers, found by these fields. */
  readonly by: readonly Field[];
  /** Somebody reads one by its id: `X.get(id)`. */
  readonly got: boolean;
  /** Another context refers to it. */
  readonly foreign: boolean;
}

interface Found {
  existing: boolean;
  byIds: boolean;
  by: Set<Field>;
  got: boolean;
  foreign: boolean;
}

interface Search {
  readonly found: Set<Root>;
  readonly seen: Set<object>;
}

/** The fields inside a type, and what they belong to. */
function insideOf(type: Type): { readonly of: object; readonly fields: readonly Field[] } {
  switch (type.kind) {
    case 'value':
      return { of: type.value, fields: type.value.fields };
    case 'entity':
      return { of: type.entity, fields: type.entity.fields };
    case 'union':
      return { of: type.union, fields: type.union.cases.flatMap(({ fields }) => fields) };
    default:
      return { of: type, fields: [] };
  }
}

/** Every ref in a type, those inside values and unions included. */
function findRefs(type: Type, search: Search): void {
  if (type.kind === 'ref') search.found.add(type.target);
  else if (type.kind === 'alias') findRefs(type.alias.type, search);
  else if (type.kind === 'map') {
    findRefs(type.key, search);
    findRefs(type.value, search);
  } else {
    const { of, fields } = insideOf(type);
    if (search.seen.has(of)) return;
    search.seen.add(of);
    for (const field of fields) if (field.computed === undefined) findRefs(field.type, search);
  }
}

/** The things that a row refers to, wherever in it. */
export const targetsOf = oncePer((entity: Root): readonly Root[] => {
  const found = new Set<Root>();
  findRefs({ kind: 'entity', entity }, { found, seen: new Set() });
  return [...found];
});

/** The things that some fields refer to, wherever in them. */
export function targetsIn(fields: readonly Field[]): readonly Root[] {
  const found = new Set<Root>();
  const search = { found, seen: new Set<object>() };
  for (const { type, computed } of fields) if (computed === undefined) findRefs(type, search);
  return [...found];
}

/** The things whose rows must exist before a row of this entity is written. */
export function checkedTargets(entity: Entity): readonly Root[] {
  const writes = entity.crud.some((verb) => ['create', 'replace', 'patch'].includes(verb));
  return writes ? targetsOf(entity).filter(isKept) : [];
}

/** The things that the inputs of a context's commands refer to. */
export const commandedTargets = (context: Context): readonly Root[] =>
  targetsIn(commandInputs(context)).filter(isKept);

/** Whether it can be said which ones exist. */
const isKept = (root: Root): boolean => root.kind === 'aggregate' || hasTable(root);

function noteEntity(entity: Entity, note: (target: Root) => Found): void {
  for (const target of checkedTargets(entity)) {
    const found = note(target);
    found.existing = true;
    if (target.context !== entity.context) found.foreign = true;
  }
}

function noteCommands(context: Context, model: Model, note: (target: Root) => Found): void {
  for (const target of commandedTargets(context)) {
    const found = note(target);
    found.existing = true;
    if (target.context !== context.name) found.foreign = true;
  }
  for (const target of rootsRead(context, model)) {
    const found = note(target);
    found.got = true;
    if (target.context !== context.name) found.foreign = true;
  }
}

const needsIn = oncePer((model: Model): ReadonlyMap<Root, Found> => {
  const needs = new Map<Root, Found>();
  const note = (target: Root): Found => {
    const found = needs.get(target) ?? {
      existing: false,
      byIds: false,
      by: new Set(),
      got: false,
      foreign: false,
    };
    needs.set(target, found);
    return found;
  };
  for (const context of model.contexts) {
    noteCommands(context, model, note);
    for (const entity of context.entities) if (hasTable(entity)) noteEntity(entity, note);
    const answers = [
      ...context.entities.filter(hasTable).map(({ answer }) => answer),
      ...context.queries.flatMap(({ body }) => (body.kind === 'from' ? [body.answer] : [])),
    ];
    for (const embed of answers.flatMap(({ embed }) => embed)) {
      if (embed.kind === 'target') note(embed.source).byIds = true;
      else note(embed.source).by.add(embed.by);
    }
  }
  return needs;
});

/** What the rest of the app needs of an entity beyond its own routes. */
export function needsOf(entity: Root, model: Model): Needs {
  const found = needsIn(wholeOf(model)).get(entity);
  return {
    existing: found?.existing ?? false,
    byIds: found?.byIds ?? false,
    by: [...(found?.by ?? [])],
    got: found?.got ?? false,
    foreign: found?.foreign ?? false,
  };
}

/** Whether its rows stand in the answers of others. */
export function isEmbedded(root: Root, model: Model): boolean {
  const { byIds, by } = needsOf(root, model);
  return byIds || by.length > 0;
}
