import type { Embed } from '../model/answer.ts';
import type { Field, Root } from '../model/declaration.ts';
import { property } from './code-doc.ts';
import { computedLine } from './computed-line.ts';
import { answering, rowForm } from './entity-answer.ts';
import { computedName } from './entity-computed.ts';
import { answeredField, answeredType } from './entity-json-field.ts';
import { docComment } from './escape.ts';
import { rowNames, usesClock } from './expression-names.ts';
import type { Import } from './imports.ts';
import { parameters } from './parameters.ts';
import type { View } from './planned-file.ts';
import { type AnswerScope, type RowSource, rowFile } from './row-source.ts';
import { propertyName } from './schema-text.ts';

/** A part of a view, and what its file imports for it. */
export interface Piece {
  readonly view: View;
  readonly imports: readonly Import[];
}

interface Line {
  readonly text: string;
  readonly imports: readonly Import[];
}

export function answerMember(field: Field, source: Root | RowSource): Piece {
  const { text, imports } = answeredType(field, source);
  return {
    view: { doc: docComment(field.description, 2), name: propertyName(field.wire), type: text },
    imports,
  };
}

/** The line that sets one field of an answer. */
export function answerLine(field: Field, { source, names }: AnswerScope): Line {
  const { one } = names;
  const { computed } = field;
  const name = computedName(source, field.name);
  const args = computed && usesClock(computed) ? `${one}, clock` : one;
  const from = computed ? `${name}(${args})` : `${one}.${field.name}`;
  const mapped = answeredField(field, from, source.context);
  const own = computed ? [{ name, from: rowFile(source) }] : [];
  return {
    text: property(propertyName(field.wire), mapped.tail, 4),
    imports: [...own, ...mapped.imports],
  };
}

/** The line that sets what is computed over the row and who asks. */
function addedLine(field: Field, { source, names }: AnswerScope): Line {
  if (field.computed === undefined) return { text: '', imports: [] };
  const { one } = names;
  const printing = {
    names: rowNames({ row: one, computed: (name) => `${computedName(source, name)}(${one})` }),
    context: source.context,
  };
  return computedLine(field, field.computed, printing);
}

function embedMember({ name, source, many }: Embed): Piece {
  const { type } = rowForm(source);
  return {
    view: {
      doc: '',
      name: propertyName(name),
      type: many ? `readonly ${type.text}[]` : `${type.text} | null`,
    },
    imports: type.imports,
  };
}

/** The answer's type and the function that makes it. */
export function answerView(scope: AnswerScope): Piece {
  const { source, names, answer } = scope;
  const form = answering(scope);
  const members = [
    ...answer.fields.map((field) => answerMember(field, source)),
    ...answer.add.map((field) => answerMember(field, source)),
  ];
  const embedded = answer.embed.map(embedMember);
  const lines = [
    ...answer.fields.map((field) => answerLine(field, scope)),
    ...answer.add.map((field) => addedLine(field, scope)),
  ];
  const params = [
    `${names.one}: ${names.type}`,
    ...(embedded.length > 0 ? [`embedded: ${names.answer}Embedded`] : []),
    ...(form.usesActor ? ['actor: Actor'] : []),
    ...(form.usesClock ? ['clock: Clock'] : []),
  ];
  return {
    view: {
      type: form.type,
      embeddedType: `${names.answer}Embedded`,
      toJson: form.toJson,
      params: parameters(params),
      members: members.map(({ view }) => view),
      embedded: embedded.map(({ view }) => view),
      lines: lines.map(({ text }) => text),
    },
    imports: [
      { name: names.type, from: rowFile(source), type: true },
      ...(form.usesActor ? [{ name: 'Actor', from: '@plinth/runtime/auth', type: true }] : []),
      ...(form.usesClock ? [{ name: 'Clock', from: '@plinth/runtime/domain', type: true }] : []),
      ...[...members, ...embedded, ...lines].flatMap(({ imports }) => imports),
    ],
  };
}
