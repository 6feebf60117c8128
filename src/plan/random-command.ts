import { arbitrariesFile, arbitraryOf } from './arbitrary.ts';
import { call, flatText, objectCall } from './code-doc.ts';
import { commandInputOf, messageParts } from './command.ts';
import { awaitsLets } from './command-ports.ts';
import type { CommandScope } from './command-scope.ts';
import { type Doc, group, hardline, indent, join, line } from './doc.ts';
import { idTypeOf } from './identifiers.ts';
import type { Import } from './imports.ts';
import { brackets } from './layout.ts';
import { camel } from './names.ts';
import { propertyName } from './schema-text.ts';
import { fromJson, readerOf } from './type-json.ts';

/** What gives a command with random inputs, in code. */
export interface RandomCommand {
  /** @example 'depositCommand' */
  readonly name: string;
  readonly scope: CommandScope;
  readonly code: Doc;
  readonly imports: readonly Import[];
}

/** The fields of the message, of JSON: those that are written otherwise there are turned around. */
function fieldsCode({ command, context }: CommandScope) {
  const turned = command.input.filter(({ type }) => readerOf(type, context.name) !== undefined);
  const mapped = turned.map((field) => ({
    field,
    ...fromJson(field, {
      from: `json.${field.name}`,
      wire: field.wire,
      absent: false,
      context: context.name,
    }),
  }));
  const items = mapped.map(({ field, tail }): Doc => [propertyName(field.name), ':', tail]);
  const all = turned.length === command.input.length ? items : ['...json', ...items];
  return {
    items: turned.length === 0 ? [] : all,
    imports: mapped.flatMap(({ imports }) => imports),
  };
}

/** `new DepositCommand(id, { ...json, amount: Decimal.of(json.amount) })` */
function messageCode(message: string, id: readonly Doc[], items: readonly Doc[] | undefined): Doc {
  const callee = `new ${message}`;
  if (items === undefined) return call(callee, ...id);
  return items.length === 0 ? call(callee, ...id, 'json') : objectCall({ callee, args: id, items });
}

function arbitrariesOf({ command }: CommandScope) {
  const made = command.input.map((field) => {
    // Without a value there would be nothing to recognise a repeat by.
    const isKey = field === command.once && field.card === 'optional';
    const arbitrary = arbitraryOf(isKey ? { ...field, card: 'one' } : field);
    return arbitrary && { field, ...arbitrary };
  });
  const all = made.flatMap((one) => (one === undefined ? [] : [one]));
  return all.length === made.length ? all : undefined;
}

/** Undefined: it asks others before it decides, or nothing makes values of its inputs. */
export function randomCommand(scope: CommandScope): RandomCommand | undefined {
  const { command, aggregate, message, file } = scope;
  const made = arbitrariesOf(scope);
  if (awaitsLets(scope) || made === undefined) return undefined;
  const parts = messageParts(scope, commandInputOf(scope))
    .filter(({ isOptional }) => !isOptional)
    .map(({ name }) => name);
  const id = idTypeOf(aggregate);
  const [takesId, takesFields] = [parts.includes('id'), parts.includes('fields')];
  const fields = fieldsCode(scope);
  const params = [
    ...(takesFields ? ['json'] : takesId ? ['_json'] : []),
    ...(takesId ? [`id: ${id.name}`] : []),
  ];
  const body = messageCode(message, takesId ? ['id'] : [], takesFields ? fields.items : undefined);
  const given = made.map(({ field, code }): Doc => [propertyName(field.name), ': ', code]);
  const properties: readonly Doc[] = [
    ['fields: ', brackets({ open: '{', close: '}', items: given, space: line })],
    ...(command.once ? ['isOnce: true'] : []),
    [`make: (${params.join(', ')}) =>`, group(indent(line, body))],
  ];
  const inside = join([',', hardline], properties);
  const isFast = made.some(({ code }) => /\bfc\./.test(flatText(code)));
  return {
    name: `${camel(command.name)}Command`,
    scope,
    code: ['anyCommand({', indent(hardline, inside), ',', hardline, '})'],
    imports: [
      { name: 'anyCommand', from: arbitrariesFile },
      ...(isFast ? [{ name: 'default', from: 'fast-check', as: 'fc' }] : []),
      { name: message, from: file },
      ...(takesId ? [{ name: id.name, from: id.file, type: true }] : []),
      ...made.flatMap(({ imports }) => imports),
      ...fields.imports,
    ],
  };
}
