import type { Returns } from '../model/returns.ts';
import { property, statement } from './code-doc.ts';
import { type Requested, requestFields } from './command-request.ts';
import { printDoc } from './doc.ts';
import { answeredField } from './entity-json-field.ts';
import type { Import } from './imports.ts';
import { propertyName } from './schema-text.ts';
import { statementLayout } from './statement-layout.ts';
import { pathExpression, type TsExpression } from './ts-expression.ts';
import { toJson } from './type-json.ts';

/** What the handler of a route has to know of its command. */
export interface Handling {
  readonly requested: Requested;
  /** @example 'WithdrawCommand' */
  readonly message: string;
  readonly returns: Returns | undefined;
  /** It makes something new, and says where that is. */
  readonly creates: boolean;
  /** It goes on from a version, and answers the next one; `demanded`: unless it makes something. */
  readonly versioned: boolean | 'demanded';
  /** There is nothing left that could have a version. */
  readonly ends: boolean;
  /** Its message carries the id of the path. */
  readonly hasId: boolean;
}

export interface HandlingView {
  readonly statements: readonly string[];
  readonly usesReply: boolean;
  readonly generics: readonly string[];
  readonly imports: readonly Import[];
}

const path = pathExpression;

/** The version that a caller goes on from. */
function expectedNode(versioned: Handling['versioned']): readonly TsExpression[] {
  const given = path('ifMatch(request)');
  if (versioned === false) return [];
  if (versioned === true) return [given];
  return [
    { kind: 'logical', operator: '??', left: given, right: { kind: 'literal', text: "'new'" } },
  ];
}

const controllers = (name: string): Import => ({ name, from: '@plinth/runtime/controllers' });

const indentation = 8;

const line = (text: string): string => `${' '.repeat(indentation)}${text}`;

function messageLine({ message, versioned, requested, hasId }: Handling) {
  const fields = requestFields(requested);
  const args: readonly TsExpression[] = [
    ...(hasId ? [path('request.params.id')] : []),
    ...(fields.node === undefined ? [] : [fields.node]),
    ...expectedNode(versioned),
  ];
  const node: TsExpression = { kind: 'new', callee: path(message), args };
  const head = 'const command =';
  const column = indentation + head.length;
  const place = { indent: indentation, column, after: ';' };
  return {
    text: line(`${head}${printDoc(statementLayout(node, 'assign'), place)};`),
    imports: [...fields.imports, ...(versioned ? [controllers('ifMatch')] : [])],
    generics: fields.generics,
  };
}

/** The answer made of `value`: an expression, and the lines before it. */
function answerOf({ returns, requested }: Handling) {
  const { context, http } = requested;
  const wrap = (value: string): string =>
    http.envelope === undefined ? value : `{ ${propertyName(http.envelope)}: ${value} }`;
  if (returns === undefined) return { before: [], value: '', imports: [] };
  if (returns.kind === 'shape') {
    const made = toJson(returns, { from: 'value', context });
    const before =
      made.text === 'value' ? [] : [statement('const answer =', made.tail, indentation)];
    return { before, value: wrap(before.length > 0 ? 'answer' : 'value'), imports: made.imports };
  }
  const made = returns.fields.map((field) => answeredField(field, `value.${field.name}`, context));
  const isSame = returns.fields.every(
    ({ name, wire }, at) => name === wire && made[at]?.text === `value.${name}`,
  );
  if (isSame) return { before: [], value: wrap('value'), imports: [] };
  return {
    before: [
      line('const answer = {'),
      ...returns.fields.map(({ wire }, at) =>
        property(propertyName(wire), made[at]?.tail ?? '', indentation + 2),
      ),
      line('};'),
    ],
    value: wrap('answer'),
    imports: made.flatMap(({ imports }) => imports),
  };
}

/** Where what was made is: the address of the instance, or one segment below the collection. */
function locationText({ requested, hasId }: Handling): string {
  if (!hasId) return 'locationOf(request, value.id)';
  const [before = ''] = requested.http.path.split('/:id', 1);
  return `\`${before}/\${encodeURIComponent(request.params.id)}\``;
}

function answerLines(handling: Handling) {
  const { returns, requested, creates, versioned, ends } = handling;
  const { status } = requested.http;
  const { before, value, imports } = answerOf(handling);
  const isNothing = returns === undefined;
  const hasId = returns?.kind === 'fields' && returns.fields.some(({ name }) => name === 'id');
  const isLocated = creates && (handling.hasId || hasId);
  const answered = isNothing ? (status === 204 ? 'noContent(reply)' : 'undefined') : value;
  const located = `created(reply, location, ${answered}${status === 201 ? '' : `, ${status}`})`;
  const isVersioned = (versioned !== false || creates) && !ends;
  const made = isLocated ? located : answered;
  const isPlain = isLocated || status === (isNothing ? 204 : 200);
  return {
    lines: [
      ...before,
      ...(isLocated ? [line(`const location = ${locationText(handling)};`)] : []),
      ...(isPlain ? [] : [line(`reply.code(${status});`)]),
      line(isVersioned ? `return versioned(reply, version, ${made});` : `return ${made};`),
    ],
    usesReply: isVersioned || isLocated || !isPlain || answered.includes('reply'),
    isVersioned,
    imports: [
      ...imports,
      ...(isVersioned ? [controllers('versioned')] : []),
      ...(isLocated ? [controllers('created')] : []),
      ...(isLocated && !handling.hasId ? [controllers('locationOf')] : []),
      ...(answered === 'noContent(reply)' ? [controllers('noContent')] : []),
    ],
  };
}

/** The body of a route's handler: the command is sent, and what comes of it answered. */
export function handlingView(handling: Handling): HandlingView {
  const message = messageLine(handling);
  const answer = answerLines(handling);
  const hasVersion = handling.versioned || handling.creates;
  const parts = [
    ...(handling.returns === undefined ? [] : ['value']),
    ...(answer.isVersioned ? ['version'] : []),
  ];
  const sent = 'await this.#commands.send(command);';
  const taken =
    parts.length === 0
      ? sent
      : hasVersion
        ? `const { ${parts.join(', ')} } = ${sent}`
        : `const value = ${sent}`;
  return {
    statements: [message.text, line(taken), ...answer.lines],
    usesReply: answer.usesReply,
    generics: message.generics,
    imports: [...message.imports, ...answer.imports],
  };
}
