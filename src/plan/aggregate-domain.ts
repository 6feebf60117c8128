import { stateFields } from './aggregate-fields.ts';
import { type AggregateScope, aggregateFile } from './aggregate-scope.ts';
import { methodNames } from './aggregate-state-names.ts';
import { methodOfCommand } from './command-method.ts';
import { computedImports } from './computed-imports.ts';
import { type Makers, unfilled } from './default-expression.ts';
import { type Doc, group, indent, join, line, printDoc, softline } from './doc.ts';
import { docComment } from './escape.ts';
import { needsBlank } from './event-birth.ts';
import { expressionLayout } from './expression-layout.ts';
import { idTypeOf } from './identifiers.ts';
import { type Import, renderImports } from './imports.ts';
import { guardsOf } from './operation.ts';
import type { PlannedFile } from './planned-file.ts';
import { pathExpression, type TsExpression, type TsProperty } from './ts-expression.ts';

const runtime = (name: string, type = false): Import => ({
  name,
  from: '@plinth/runtime/domain',
  type,
});

const makers: Makers = {
  now: pathExpression('this.now'),
  today: pathExpression('this.today'),
  uuid: pathExpression('newId()'),
};

/** What a command sees where nothing exists yet: defaults, and null for what has none. */
function blankOf(scope: AggregateScope): { text: string; imports: readonly Import[] } {
  const { aggregate, names } = scope;
  const { context } = aggregate;
  if (!needsBlank(aggregate)) return { text: '', imports: [] };
  const nothing: TsExpression = { kind: 'literal', text: 'null' };
  const filled = stateFields(aggregate)
    .slice(1)
    .map((field) => ({
      field,
      ...(unfilled(field, { context, makers }) ?? { node: nothing, imports: [] }),
    }));
  const items = [{ name: 'id', node: pathExpression('this.id') }].concat(
    filled.map(({ field, node }) => ({ name: field.name, node })),
  );
  const head = `protected override readonly blank: Blank<${names.state}> = `;
  const object = expressionLayout(
    {
      kind: 'object',
      items: items.map(
        ({ name, node }): TsProperty => ({ kind: 'property', key: name, value: node }),
      ),
    },
    { parent: { kind: 'statement' }, as: 'assign' },
  );
  const needsId = filled.some(({ field }) => field.default?.kind === 'uuid');
  return {
    text: `  ${printDoc([head, object], { indent: 2, after: ';' })};`,
    imports: [
      runtime('Blank', true),
      { name: names.state, from: scope.files.state, type: true },
      ...filled.flatMap(({ imports }) => imports),
      ...(needsId ? [runtime('newId')] : []),
    ],
  };
}

/** A list of types has no comma behind the last. */
function headOf(name: string, types: readonly string[]): string {
  const inside: Doc = [indent(softline, join([',', line], types)), softline];
  const head = `export class ${name} extends AggregateRoot<`;
  return printDoc(group([head, ...inside, '> {']), { indent: 0 });
}

/** `domain/account/account.ts`: a method for each command. */
export function planAggregateDomain(scope: AggregateScope): PlannedFile {
  const { aggregate, model, names, files } = scope;
  const { context } = aggregate;
  const id = idTypeOf(aggregate);
  const methods = aggregate.commands.map((command) => methodOfCommand(command, scope));
  const inMethod = methodNames({ aggregate, state: 'this.state' });
  const invariants = guardsOf(aggregate.invariants, { model, context, names: inMethod });
  const blank = blankOf(scope);
  const code = [
    ...methods.flatMap(({ body }) => body),
    ...invariants.guards.map(({ broken }) => broken),
  ];
  const imports: readonly Import[] = [
    runtime('AggregateRoot'),
    { name: id.name, from: id.file, type: true },
    { name: names.events, from: files.events, type: true },
    { name: names.state, from: files.state, type: true },
    { name: names.apply, from: files.state },
    ...blank.imports,
    ...invariants.imports,
    ...methods.flatMap((method) => method.imports),
    ...computedImports(code, scope.aggregate),
  ];
  return aggregateFile(scope, {
    role: 'domain',
    path: files.domain,
    template: 'domain/__aggregate__/__aggregate__.ts',
    view: {
      imports: renderImports(imports, files.domain),
      doc: docComment(aggregate.description),
      head: headOf(names.type, [id.name, names.state, names.events]),
      apply: names.apply,
      blank: blank.text,
      invariants: invariants.guards,
      methods: methods.map(({ doc, signature, body }) => ({ doc, signature, body })),
    },
  });
}
