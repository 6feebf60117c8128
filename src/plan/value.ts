import type { Binding, Value } from '../model/declaration.ts';
import type { Model } from '../model/model.ts';
import { declaredFile } from './declared-file.ts';
import { docComment } from './escape.ts';
import { typeName } from './identifiers.ts';
import { type Import, renderImports } from './imports.ts';
import { guardsOf, methodOf, returned } from './operation.ts';
import { domainFile } from './paths.ts';
import type { PlannedFile, View } from './planned-file.ts';
import { typeText } from './type-text.ts';
import {
  assignmentLines,
  checkLines,
  memberLines,
  readLines,
  storedLines,
  writeLines,
} from './value-fields.ts';

const runtime = (name: string): Import => ({ name, from: '@plinth/runtime/domain' });

/** Fields are members of the value, inputs are parameters. */
const names = ({ kind, name }: Pick<Binding, 'kind' | 'name'>): string =>
  kind === 'field' ? `this.${name}` : name;

/** What the class of a value, or of a child of an aggregate, is made from. */
export type Classed = Pick<
  Value,
  'kind' | 'id' | 'name' | 'context' | 'description' | 'fields' | 'invariants' | 'operations'
>;

function getters(value: Classed) {
  return value.fields.flatMap((field) => {
    if (field.computed === undefined) return [];
    const type = typeText(field, { form: 'domain', context: value.context });
    const body = returned(field.computed, { names, context: value.context });
    const view = {
      doc: docComment(field.description, 2),
      name: field.name,
      type: type.text,
      body: body.text,
    };
    return [{ view, imports: [...type.imports, ...body.imports] }];
  });
}

function partsOf(value: Classed, model: Model) {
  const { context, fields } = value;
  return {
    fields: memberLines(
      fields.filter(({ computed }) => !computed),
      'domain',
      context,
    ),
    json: memberLines(fields, 'json', context),
    properties: storedLines(fields, context),
    assignments: assignmentLines(fields, context),
    checks: checkLines(fields, 'this', context),
    read: readLines(fields, { context, indent: 6 }),
    written: writeLines(fields, 'this', { context, indent: 6 }),
    invariants: guardsOf(value.invariants, { model, context, names }),
    getters: getters(value),
    methods: value.operations.map((operation) =>
      methodOf(operation, { model, context, names, of: value.id, mayWait: false }),
    ),
  };
}

function importsOf(parts: ReturnType<typeof partsOf>): readonly Import[] {
  const { fields, json, properties, assignments, checks, read, written, invariants } = parts;
  const lines = [fields, json, properties, assignments, checks, read, written, invariants];
  return [
    ...[...lines, ...parts.getters, ...parts.methods].flatMap(({ imports }) => imports),
    ...(checks.lines.length > 0 ? [runtime('validate')] : []),
  ];
}

export interface ClassFile {
  /** The file that declares it. */
  readonly path: string;
  /** @example 'Money' */
  readonly name: string;
  /** Equal by what it holds; a child is the same by its id. */
  readonly isValue: boolean;
}

/** What the template of an immutable class is given. */
export function classView(thing: Classed, model: Model, { path, name, isValue }: ClassFile): View {
  const parts = partsOf(thing, model);
  // The class itself is in scope where it is declared.
  const imports = importsOf(parts).filter((one) => one.from !== path);
  return {
    imports: renderImports(isValue ? [...imports, runtime('ValueObject')] : imports, path),
    doc: docComment(thing.description),
    name,
    isValue,
    fields: parts.fields.lines,
    json: parts.json.lines,
    properties: parts.properties.lines,
    assignments: parts.assignments.lines,
    checks: parts.checks.lines,
    read: parts.read.lines,
    written: parts.written.lines,
    invariants: parts.invariants.guards,
    getters: parts.getters.map(({ view }) => view),
    methods: parts.methods,
  };
}

/** The class of a value. */
export function planValue(value: Value, model: Model): PlannedFile {
  const path = domainFile(value);
  return declaredFile(value, {
    role: 'value',
    path,
    template: 'app/src/contexts/__context__/domain/values/__value__.ts',
    view: classView(value, model, { path, name: typeName(value), isValue: true }),
  });
}
