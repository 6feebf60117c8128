import type { Field, Rule, Type, Value } from '../model/declaration.ts';
import type { Model } from '../model/model.ts';
import { objectCall, statement } from './code-doc.ts';
import { declaredFile } from './declared-file.ts';
import { stringLiteral } from './escape.ts';
import { errorName, typeName } from './identifiers.ts';
import { type Import, renderImports } from './imports.ts';
import { camel, kebab, sentence } from './names.ts';
import { domainFile, importFile } from './paths.ts';
import type { PlannedFile, View } from './planned-file.ts';
import { type SampleObject, sampleObject } from './sample.ts';
import { objectWithoutRows, otherSamples, withSample, wrongCode } from './sample-change.ts';
import { surelyBreaks, surelyHold } from './sample-rules.ts';
import { sampleProperties, sampleText } from './sample-text.ts';
import { typesBelow } from './types-below.ts';

const testFile = ({ context, name }: Value): string =>
  context === undefined
    ? `test/shared/${kebab(name)}.test.ts`
    : `test/contexts/${kebab(context)}/${kebab(name)}.test.ts`;

/** The sample with one field changed, in every way that is known to be good by itself. */
function variants(value: Value, sample: SampleObject): readonly SampleObject[] {
  return value.fields.flatMap((field) => {
    const entry = sample.entries.find(({ name }) => name === field.name);
    if (!entry) return [];
    const others = otherSamples(field, entry.sample);
    const same = sample.entries.filter((one) => isSameKind(value, one.name, field.name));
    return [...others, ...same.map((one) => one.sample)].map((other) =>
      withSample(sample, field.name, other),
    );
  });
}

function isSameKind(value: Value, one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) => value.fields.find((field) => field.name === name));
  return (
    a !== undefined && b !== undefined && a !== b && isSameType(a.type, b.type) && a.card === b.card
  );
}

function isSameType(a: Type, b: Type): boolean {
  if (a.kind === 'scalar' && b.kind === 'scalar') return a.scalar === b.scalar;
  if (a.kind === 'alias' && b.kind === 'alias') return a.alias === b.alias;
  if (a.kind === 'enum' && b.kind === 'enum') return a.enum === b.enum;
  return a.kind === 'value' && b.kind === 'value' && a.value === b.value;
}

/** A sample that the value accepts for sure. */
function goodSample(value: Value): SampleObject | undefined {
  const made = sampleObject(value.fields, []);
  const sample = made && objectWithoutRows(made);
  if (sample === undefined) return undefined;
  return [sample, ...variants(value, sample)].find((one) => surelyHold(value.invariants, one));
}

/** The table of `test.each`: field on the wire, and a value that it refuses; `''`: there are none. */
function refusals(value: Value, sample: SampleObject): string {
  const rows = value.fields.flatMap((field) => {
    const entry = sample.entries.find(({ name }) => name === field.name);
    if (!entry || field.computed) return [];
    return wrongCode(field).map((wrong) => `[${stringLiteral(field.wire)}, ${wrong}]`);
  });
  const [only, ...more] = rows;
  if (more.length > 0) return `[\n${rows.map((row) => `    ${row},\n`).join('')}  ]`;
  return only === undefined ? '' : `[${only}]`;
}

const isMadeAnew = ({ default: value }: Field): boolean =>
  value?.kind === 'uuid' || value?.kind === 'now' || value?.kind === 'today';

/** Whether two values of the same JSON are the same: ids and times are made anew. */
const isSettled = ({ fields }: Value): boolean =>
  !fields.some(isMadeAnew) &&
  [...typesBelow(fields)].every((type) => type.kind !== 'value' || !type.fields.some(isMadeAnew));

interface Change {
  readonly value: Value;
  readonly sample: SampleObject;
  readonly other: SampleObject;
}

/** The value made from the test's `json`, but for what is other in `other`, behind `head`. */
function changed(head: string, { value, sample, other }: Change): string {
  const entries = other.entries.filter(({ sample: one }, at) => one !== sample.entries[at]?.sample);
  const items = ['...json', ...sampleProperties({ ...other, entries })];
  const made = objectCall({ callee: `${typeName(value)}.fromJSON`, args: [], items });
  return statement(head, [' ', made], 4);
}

interface Broken {
  readonly view: View;
  readonly imports: readonly Import[];
}

/** A change of the sample that breaks one rule and no other. */
function broken(
  rule: Rule,
  at: { value: Value; sample: SampleObject; model: Model },
): Broken | undefined {
  const { value, sample, model } = at;
  const others = value.invariants.filter((one) => one !== rule);
  const found = variants(value, sample).find(
    (one) => surelyBreaks(rule, one) && surelyHold(others, one),
  );
  if (found === undefined) return undefined;
  const { error } = rule;
  const name = error.builtIn ? 'ValidationError' : errorName(error, model);
  if (error.builtIn && error.name !== 'Validation') return undefined;
  return {
    view: {
      title: stringLiteral(`keeps the rule ${rule.condition.text.replace(/\s+/g, ' ')}`),
      made: changed('const make = () =>', { value, sample, other: found }),
      error: name,
    },
    imports: [
      {
        name,
        from: error.builtIn ? '@plinth/runtime/domain' : importFile(error, error.context),
      },
    ],
  };
}

/** The test of a value, where a sample can be made up. */
export function planValueTest(value: Value, model: Model): readonly PlannedFile[] {
  const sample = goodSample(value);
  if (sample === undefined || sample.entries.length === 0) return [];
  const other = variants(value, sample).find((one) => surelyHold(value.invariants, one));
  const rules = value.invariants.flatMap((rule) => broken(rule, { value, sample, model }) ?? []);
  const refused = refusals(value, sample);
  const path = testFile(value);
  const name = typeName(value);
  const imports: readonly Import[] = [
    ...['describe', 'expect', 'test'].map((one) => ({ name: one, from: 'vitest' })),
    { name, from: domainFile(value) },
    { name: `${name}Json`, from: domainFile(value), type: true },
    ...rules.flatMap((rule) => rule.imports),
  ];
  return [
    declaredFile(value, {
      role: 'value-test',
      path,
      template: 'app/test/contexts/__context__/__value__.test.ts',
      view: {
        imports: renderImports(imports, path),
        name,
        one: camel(name),
        noun: sentence(value.name).toLowerCase(),
        json: sampleText(sample, () => '', {
          indent: 0,
          column: `const json: ${name}Json = `.length,
          after: ';',
        }),
        isSettled: isSettled(value),
        change: other ? changed('const other =', { value, sample, other }) : '',
        refusals: refused,
        rules: rules.map(({ view }) => view),
      },
    }),
  ];
}
