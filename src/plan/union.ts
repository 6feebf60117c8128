import type { Union } from '../model/declaration.ts';
import { declaredFile } from './declared-file.ts';
import { docComment } from './escape.ts';
import { typeName } from './identifiers.ts';
import { type Import, renderImports } from './imports.ts';
import { union as unionText } from './layout.ts';
import { camel, capital } from './names.ts';
import { domainFile } from './paths.ts';
import type { PlannedFile } from './planned-file.ts';
import { isWrittenAsIs } from './type-json.ts';
import { mayBeAbsent } from './type-schema.ts';
import {
  checkLines,
  givenLines,
  memberLines,
  readLines,
  storedLines,
  writeLines,
} from './value-fields.ts';

const runtime = (name: string): Import => ({ name, from: '@plinth/runtime/domain' });

function caseParts(union: Union, { name, fields }: Union['cases'][number]) {
  const { context } = union;
  const isAsIs = isWrittenAsIs(union);
  return {
    name,
    isOptional: fields.every(mayBeAbsent),
    stored: storedLines(fields, context),
    given: memberLines(fields, 'domain', context),
    json: memberLines(fields, 'json', context),
    checks: checkLines(fields, 'fields', context),
    made: givenLines(fields, context),
    read: readLines(fields, { context, indent: 8 }),
    written: isAsIs
      ? { lines: [], imports: [] }
      : writeLines(fields, camel(typeName(union)), { context, indent: 8 }),
  };
}

type Parts = ReturnType<typeof caseParts>;

function importsOf(cases: readonly Parts[]): readonly Import[] {
  const lines = cases.flatMap((one) => [
    ...[one.stored, one.given, one.json, one.checks, one.made, one.read, one.written],
  ]);
  const isChecked = cases.some(({ checks }) => checks.lines.length > 0);
  return [...lines.flatMap(({ imports }) => imports), ...(isChecked ? [runtime('validate')] : [])];
}

/** The names of the cases' types: another word ends those that already mean something in the file. */
function typesOf(name: string, cases: readonly Parts[], imports: readonly Import[]) {
  const taken = new Set([name, `${name}Json`, ...imports.map((one) => one.name)]);
  return cases.map((one) => {
    const typesBeside = (type: string) => [type, `${type}Fields`, `${type}Json`];
    let type = `${name}${capital(one.name)}`;
    while (typesBeside(type).some((beside) => taken.has(beside))) type += 'Case';
    for (const beside of typesBeside(type)) taken.add(beside);
    return type;
  });
}

/** What stands behind `export type X =`. */
const alternatives = (types: readonly string[], name: string): string =>
  unionText(types, { indent: 0, column: `export type ${name} =`.length, after: ';' });

/** The tagged union, its constructors and its JSON form. */
export function planUnion(union: Union): PlannedFile {
  const path = domainFile(union);
  const cases = union.cases.map((one) => caseParts(union, one));
  const name = typeName(union);
  const imports = importsOf(cases);
  const types = typesOf(name, cases, imports);
  return declaredFile(union, {
    role: 'union',
    path,
    template: 'app/src/contexts/__context__/domain/unions/__union__.ts',
    view: {
      imports: renderImports(imports, path),
      doc: docComment(union.description),
      name,
      one: camel(name),
      isWrittenAsIs: isWrittenAsIs(union),
      types: alternatives(types, name),
      jsonTypes: alternatives(
        types.map((type) => `${type}Json`),
        `${name}Json`,
      ),
      cases: cases.map(({ stored, given, json, checks, made, read, written, ...rest }, at) => ({
        ...rest,
        type: types[at] ?? '',
        stored: stored.lines,
        given: given.lines,
        json: json.lines,
        checks: checks.lines,
        made: made.lines,
        read: read.lines,
        written: written.lines,
      })),
    },
  });
}
