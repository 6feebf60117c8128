import type { At } from '../../diagnostic.ts';
import type { Answer as SpecAnswer, Embed as SpecEmbed } from '../../spec/answer.ts';
import { nearest } from '../../spec/nearest.ts';
import type { Answer, Embed } from '../answer.ts';
import type { Field, Root } from '../declaration.ts';
import { namesOf } from '../expression-type.ts';
import { scopeAt } from '../scope.ts';
import type { Table } from './columns.ts';
import { kindOf } from './directory.ts';
import { buildFields } from './field.ts';
import type { Building, Site } from './site.ts';

/** Something that rows are answered of; `root` when other rows can point at it. */
export interface Answered extends Table {
  readonly root: Root | undefined;
}

/** What is answered for a row. `answered` is complete only when the rest of the model is. */
export function buildAnswer(
  written: SpecAnswer | undefined,
  answered: () => Answered,
  site: Site,
): Answer {
  const answer: Building<Answer> = { fields: [], add: [], embed: [] };
  if (written) {
    answer.add = buildFields(written.add, site, {
      answeredWhole: 'an answer',
      scope: () => scopeAt('answer add', site.nameables, { row: namesOf(answered().columns) }),
    });
    checkComputed(written, site);
  }
  site.soon(() => {
    const row = answered();
    answer.embed = written ? buildEmbeds(written.embed, row, site) : [];
    const replaced = new Set(answer.embed.map(({ name }) => name));
    answer.fields = answeredFields(written, row, site).filter(({ name }) => !replaced.has(name));
    // One that is refused replaces no field, and is told of already.
    if (written?.embed.length === answer.embed.length) checkWires(written, answer, site);
  });
  return answer;
}

function checkComputed(written: SpecAnswer, site: Site): void {
  for (const { derived, type, name } of written.add) {
    if (derived !== undefined || type.kind === 'broken') continue;
    site.report('SPEC_VALUE', type.at, {
      wanted: `a computed field, for example ${name.text}: bool := true`,
    });
  }
}

function answeredFields(
  written: SpecAnswer | undefined,
  { name: table, columns }: Answered,
  site: Site,
): readonly Field[] {
  if (written?.fields === undefined) return columns.filter(({ secret }) => !secret);
  return written.fields.flatMap((name) => {
    const field = columns.find((column) => column.name === name.text);
    if (field === undefined) {
      site.report('SPEC_UNKNOWN_COLUMN', name.at, {
        in: table,
        name: name.text,
        near: nearest(
          name.text,
          columns.map(({ name }) => name),
        ),
      });
      return [];
    }
    if (!field.secret) return [field];
    site.report('SPEC_FLAG', name.at, { problem: `${name.text} is secret and never answered` });
    return [];
  });
}

function buildEmbeds(
  written: readonly SpecEmbed[],
  answered: Answered,
  site: Site,
): readonly Embed[] {
  return written.flatMap((embed) => {
    const built =
      embed.kind === 'parent'
        ? embedTarget(embed, answered, site)
        : embedChildren(embed, answered, site);
    return built ? [built] : [];
  });
}

/** Rows are fetched together, and an aggregate that is kept as its events has none. */
function isKeptAsEvents(source: Root, at: At, site: Site): boolean {
  if (!('store' in source) || source.store !== 'events') return false;
  site.report('SPEC_EMBED', at, {
    problem: `${source.name} is event-sourced and has no rows to embed`,
    hint: 'add a view and answer that, or a query of its own',
  });
  return true;
}

function embedTarget(
  { name, field: by }: SpecEmbed & { kind: 'parent' },
  { name: table, columns }: Answered,
  site: Site,
): Embed | undefined {
  const field = columns.find((column) => column.name === by.text);
  const refs = columns.filter(({ type }) => type.kind === 'ref').map(({ name }) => name);
  if (field?.type.kind !== 'ref') {
    site.report('SPEC_EMBED', by.at, {
      problem: `${table} has no ref field ${by.text}`,
      near: nearest(by.text, refs),
    });
    return undefined;
  }
  const source = field.type.target;
  const many = field.card === 'many' || field.card === 'some';
  if (source.context === site.context) {
    if (isKeptAsEvents(source, by.at, site)) return undefined;
    return { kind: 'target', name: name.text, field, source, many };
  }
  site.report('SPEC_EMBED', by.at, {
    problem: `${source.id} is in another context and cannot be embedded`,
  });
  return undefined;
}

function embedChildren(
  { name, entity, list, by }: SpecEmbed & { kind: 'children' },
  answered: Answered,
  site: Site,
): Embed | undefined {
  const { things, broken } = site.directory;
  const source = things.get(entity.text);
  if (broken.has(entity.text)) return undefined;
  if (source?.kind !== 'entity' && source?.kind !== 'aggregate') {
    const roots = [...things.values()].filter(
      ({ kind }) => kind === 'entity' || kind === 'aggregate',
    );
    site.report('SPEC_EMBED', entity.at, {
      problem: source
        ? `${entity.text} is ${kindOf(source)}, not an entity or aggregate`
        : `no entity or aggregate ${entity.text} in ${site.context}`,
      near: nearest(
        entity.text,
        roots.map(({ name }) => name),
      ),
    });
    return undefined;
  }
  if (isKeptAsEvents(source, entity.at, site)) return undefined;
  const pointing = source.fields.filter(
    ({ type }) => type.kind === 'ref' && type.target === answered.root,
  );
  const field = pointing.find((field) => field.name === by.text);
  if (field) return { kind: 'children', name: name.text, source, by: field, many: list };
  const names = pointing.map(({ name }) => name);
  site.report('SPEC_EMBED', by.at, {
    problem: `${source.name} has no ref to ${answered.name} called ${by.text}`,
    near: nearest(by.text, names) ?? names[0],
  });
  return undefined;
}

function checkWires(written: SpecAnswer, answer: Answer, site: Site): void {
  const seen = new Set(answer.fields.map(({ wire }) => wire));
  const added = [
    ...written.add.map(({ name, wire }) => ({ wire: wire?.text ?? name.text, at: name.at })),
    ...written.embed.map(({ name }) => ({ wire: name.text, at: name.at })),
  ];
  for (const { wire, at } of added) {
    if (seen.has(wire)) site.report('SPEC_WIRE_NAME', at, { wire });
    seen.add(wire);
  }
}
