import type { Embed } from '../model/answer.ts';
import { isStateStored } from './aggregate-fields.ts';
import { statesPort } from './aggregate-states.ts';
import { answerFile, answering, rowForm } from './entity-answer.ts';
import { isList } from './entity-fields.ts';
import { entityFiles } from './entity-files.ts';
import { entityNames, rowsLookup, rowsVariable } from './entity-names.ts';
import { type EntityScope, entityFile } from './entity-scope.ts';
import { fitted } from './fitted.ts';
import { type Import, renderImports } from './imports.ts';
import { camel, pascal } from './names.ts';
import { parameters } from './parameters.ts';
import { layerFile } from './paths.ts';
import type { PlannedFile, View } from './planned-file.ts';
import { type AnswerScope, rowFile } from './row-source.ts';

/** The repositories that the rows inside answers come from. */
export const embeddedSources = ({ answer }: AnswerScope) => [
  ...new Set(answer.embed.map(({ source }) => source)),
];

interface EmbedPart {
  readonly view: View;
  readonly imports: readonly Import[];
}

interface Matching {
  readonly isMany: boolean;
  readonly by: string;
  readonly one: string;
  readonly name: string;
  readonly make: string | undefined;
}

/** The rows that point at the row in `one`, as they are answered. */
function matchingRows({ isMany, by, one, name, make }: Matching): string {
  const filter = `(row) => row.${by}.includes(${one}.id)`;
  const rows = rowsVariable(name);
  const found = isMany ? `${rows}.filter(${filter})` : `${rowsLookup(name)}(${one}.id)`;
  if (make === undefined) return found;
  return isMany
    ? fitted`${rows}‹¦.filter(${filter})¦.map((row) => ${make}(row))›`
    : fitted`${found}.map((row) =>‹·${make}(row)›)`;
}

/** How the rows of one embed are fetched for many rows, and picked for one. */
function embedPart(embed: Embed, { names }: AnswerScope): EmbedPart {
  const source = entityNames(embed.source);
  const { toJson } = rowForm(embed.source);
  const { one } = names;
  const rows = rowsVariable(embed.name);
  const make = toJson?.name;
  const imports = toJson ? [toJson] : [];
  if (embed.kind === 'target') {
    const lookup = `${embed.name}By`;
    const id = `${one}.${embed.field.name}`;
    const isOptional = embed.field.card === 'optional';
    const ids = isOptional
      ? `${names.many}.flatMap((${one}) => ${id} ?? [])`
      : `${names.many}.${embed.many ? 'flatMap' : 'map'}((${one}) => ${id})`;
    const single = isOptional
      ? `(${id} === null ? null : ${lookup}.get(${id})) ?? null`
      : `${lookup}.get(${id}) ?? null`;
    return {
      view: {
        name: embed.name,
        rows,
        fetch: fitted`this.#${source.many}.findMany(‹${ids}›)`,
        lookup,
        index: `new Map(${rows}.map((row) => [row.id, ${make ? `${make}(row)` : 'row'}]))`,
        picked: embed.many
          ? fitted` ${id}.flatMap((id) =>‹·${lookup}.get(id) ?? []›)`
          : fitted`‹·${single}›`,
      },
      imports,
    };
  }
  const by = embed.by;
  const method = `findBy${pascal(by.name)}`;
  const turned = matchingRows({ isMany: isList(by), by: by.name, one, name: embed.name, make });
  return {
    view: {
      name: embed.name,
      rows,
      fetch: fitted`this.#${source.many}.${method}(‹${names.many}.map((${one}) => ${one}.id)›)`,
      lookup: isList(by) ? '' : rowsLookup(embed.name),
      index: `groupRows(${rows}, (row) => row.${by.name})`,
      picked: embed.many ? ` ${turned}` : fitted`‹·${turned}[0] ?? null›`,
    },
    imports: isList(by)
      ? imports
      : [...imports, { name: 'groupRows', from: '@plinth/runtime/repositories' }],
  };
}

/** Which methods of the answers somebody calls. */
export interface UsedAnswers {
  readonly one: boolean;
  readonly many: boolean;
}

/** What the answers are made with. */
function answersPorts(scope: AnswerScope) {
  const clock = { name: 'clock', type: 'Clock', from: '@plinth/runtime/domain' };
  return [
    ...embeddedSources(scope).map((source) => ({
      name: entityNames(source).many,
      type: isStateStored(source) ? statesPort(source) : `${entityNames(source).type}Repository`,
      from: entityFiles(source).repository,
    })),
    ...(answering(scope).usesClock ? [clock] : []),
  ];
}

/** What the file of such answers shows, below its context's folder. */
export interface AnswersFile {
  readonly path: string;
  readonly view: View;
}

/** `presentation/owner-answers.ts`: answers that hold rows of others, or tell the time. */
export function answersFile(
  scope: AnswerScope,
  used: UsedAnswers = { one: true, many: true },
): AnswersFile | undefined {
  const { source, answer, names } = scope;
  const form = answering(scope);
  if (!form.isClass) return undefined;
  const path = layerFile(source.context ?? '', 'presentation', `${names.answer}Answers`);
  const json = answerFile(scope);
  const parts = answer.embed.map((embed) => embedPart(embed, scope));
  const type = (name: string, from: string): Import => ({ name, from, type: true });
  const ports = answersPorts(scope);
  const imports = [
    ...ports.map((port) => type(port.type, port.from)),
    ...parts.flatMap((part) => part.imports),
    ...(form.usesActor ? [type('Actor', '@plinth/runtime/auth')] : []),
    type(names.type, rowFile(source)),
    type(form.type, json),
    { name: form.toJson, from: json },
    ...(parts.length > 0 ? [type(`${names.answer}Embedded`, json)] : []),
  ];
  const actorParam = form.usesActor ? ['actor: Actor'] : [];
  const embedded = parts.length > 0;
  const made = [
    names.one,
    ...(embedded ? [`embedded(${names.one})`] : []),
    ...(form.usesActor ? ['actor'] : []),
    ...(form.usesClock ? ['this.#clock'] : []),
  ];
  return {
    path,
    view: {
      ...names,
      name: names.answer,
      usesOne: used.one,
      usesMany: used.many,
      imports: renderImports(imports, path),
      ports: ports.map(({ name, type: portType }) => ({ name, type: portType })),
      params: parameters(ports.map(({ name, type: portType }) => `${name}: ${portType}`)),
      answer: form.type,
      embedded,
      parts: parts.map(({ view }) => view),
      oneParams: parameters([`${names.one}: ${names.type}`, ...actorParam]),
      manyParams: parameters([`${names.many}: readonly ${names.type}[]`, ...actorParam]),
      made: `${form.toJson}${parameters(made)}`,
    },
  };
}

/** The same as a file of an entity. */
export function planEntityAnswers(scope: EntityScope): readonly PlannedFile[] {
  const file = answersFile(scope);
  const template = 'presentation/__entity__-answers.ts';
  return file ? [entityFile(scope, { role: 'answers', template, ...file })] : [];
}

/** The name of the answers' variable. @example 'ownerAnswers' */
export const answersName = ({ names }: EntityScope): string => `${camel(names.answer)}Answers`;
