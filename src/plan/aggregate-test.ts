import type { Aggregate } from '../model/aggregate.ts';
import type { BoundExpression } from '../model/declaration.ts';
import { scalarOf } from '../model/scalar-of.ts';
import { type AggregateScope, aggregateFile } from './aggregate-scope.ts';
import { memoryRepository, testPorts } from './aggregate-test-ports.ts';
import { arbitrariesFile } from './arbitrary.ts';
import { arrowCall, call, statement } from './code-doc.ts';
import { commandInputOf } from './command.ts';
import { handlerExpressions, handlerPorts } from './command-ports.ts';
import { type CommandScope, commandScopes } from './command-scope.ts';
import { type Doc, line, printDoc } from './doc.ts';
import { idTypeOf } from './identifiers.ts';
import { type Import, renderImports } from './imports.ts';
import { brackets } from './layout.ts';
import { madeValue } from './made-value.ts';
import { kebab, sentence } from './names.ts';
import type { PlannedFile } from './planned-file.ts';
import { type RandomCommands, randomCommands } from './random-commands.ts';
import { planScenario } from './scenario.ts';
import { jsonDoc, jsonText } from './schema-text.ts';

const expressionsOf = (scope: CommandScope): readonly BoundExpression[] => {
  const { require, outcomes } = scope.command;
  return [
    ...handlerExpressions(scope),
    ...require.map(({ condition }) => condition),
    ...outcomes.flatMap(({ when, emit }) => [
      ...(when ? [when] : []),
      ...emit.flatMap(({ fill }) =>
        fill.flatMap(({ from }) => (from.kind === 'expr' ? [from.value] : [])),
      ),
    ]),
  ];
};

const namesActor = (scope: CommandScope): boolean =>
  expressionsOf(scope).some(({ bindings }) =>
    [...bindings.values()].some(({ kind }) => kind === 'actor'),
  );

/** Somebody with every role, where commands ask who gives them; else the application gives them. */
function actorText({ model }: AggregateScope, scopes: readonly CommandScope[]): string {
  if (!scopes.some(namesActor)) return '';
  const actor = { id: actorId, roles: model.auth?.roles ?? [], claims: {} };
  return jsonText(actor, { indent: 0, column: 'const actor = '.length, after: ';' });
}

/** The made value of a `uuid`: state that is made up belongs to whoever gives the commands. */
const actorId = '01948b1c-5f00-7000-8000-000000000001';

function registerText(scope: CommandScope): string {
  const ports = handlerPorts(scope, commandInputOf(scope));
  const [only] = ports;
  const given = ports.length === 1 && only ? `ports.${only.name}` : 'ports';
  const handler = call(`new ${scope.handler}`, given);
  return statement('', call('commands.register', scope.message, handler), 2);
}

function sequencesText({ names }: AggregateScope, { begin, proceed }: RandomCommands): string {
  const list = (commands: RandomCommands['begin']): Doc =>
    brackets({ open: '[', close: ']', items: commands.map(({ name }) => name) });
  const kinds = [
    ['begin: ', list(begin)],
    ['proceed: ', list(proceed)],
  ];
  const body = call(`start${names.type}().withstands`, 'id', 'given');
  const holds = { callee: 'forSequences', args: ['commands'], params: '(given)', body };
  return [
    statement(
      'const commands =',
      [' ', brackets({ open: '{', close: '}', items: kinds, space: line })],
      4,
    ),
    statement('await', [' ', arrowCall(holds)], 4),
  ].join('\n');
}

/** The commands that the tests give, in the order of the spec. */
function givenCommands(scope: AggregateScope, random: RandomCommands | undefined) {
  const { model, context, aggregate } = scope;
  const given = new Set([
    ...aggregate.scenarios.map(({ when }) => when.command),
    ...[...(random?.begin ?? []), ...(random?.proceed ?? [])].map((one) => one.scope.command),
  ]);
  return commandScopes(model, context).filter(({ command }) => given.has(command));
}

function importsOf(scope: AggregateScope, random: RandomCommands | undefined): readonly Import[] {
  const { names, files, aggregate } = scope;
  const id = idTypeOf(aggregate);
  return [
    ...['describe', 'test'].map((name) => ({ name, from: 'vitest' })),
    { name: 'CommandBus', from: '@plinth/runtime/cqrs' },
    ...['AggregateTest', 'memoryEngines'].map((name) => ({
      name,
      from: '@plinth/runtime/testing',
    })),
    { name: names.codec, from: files.codec },
    { name: names.type, from: files.domain, type: true },
    { name: names.events, from: files.events, type: true },
    { name: id.name, from: id.file, type: true },
    ...(random ? [{ name: 'forSequences', from: arbitrariesFile }] : []),
    ...[...(random?.begin ?? []), ...(random?.proceed ?? [])].flatMap(({ imports }) => imports),
  ];
}

/** `test/contexts/accounts/account.test.ts`: its scenarios, and what holds whatever is asked of it. */
export function planAggregateTest(scope: AggregateScope): readonly PlannedFile[] {
  const { aggregate, names } = scope;
  const random = randomCommands(scope);
  const scenarios = aggregate.scenarios.map((scenario) => planScenario(scope, scenario));
  const scopes = givenCommands(scope, random);
  if (scopes.length === 0) return [];
  const id = madeValue(aggregate.identity.field) ?? null;
  const ports = testPorts(scope, scopes);
  const repository = memoryRepository(scope);
  const path = aggregateTestFile(aggregate);
  const imports = [
    ...importsOf(scope, random),
    ...ports.imports,
    ...repository.imports,
    ...scopes.flatMap(({ message, handler, file }) =>
      [message, handler].map((name) => ({ name, from: file })),
    ),
    ...scenarios.flatMap((one) => one.imports),
  ];
  return [
    {
      ...aggregateFile(scope, { role: 'test', path, template: '', view: {} }),
      template: 'app/test/contexts/__context__/__aggregate__.test.ts',
      view: {
        imports: renderImports(imports, path),
        type: names.type,
        one: names.one,
        many: names.many,
        noun: names.noun,
        nouns: sentence(names.nouns),
        codec: names.codec,
        events: names.events,
        id: idTypeOf(aggregate).name,
        idValue: printDoc(jsonDoc(id), { indent: 0 }),
        isNumbered: scalarOf(aggregate.identity.field.type)?.scalar === 'int',
        actor: actorText(scope, scopes),
        repository: repository.view,
        ports: ports.lines,
        registered: scopes.map(registerText),
        arbitraries: [...(random?.begin ?? []), ...(random?.proceed ?? [])].map(({ name, code }) =>
          statement(`const ${name} =`, [' ', code], 0),
        ),
        hasScenarios: scenarios.some(({ missing }) => missing === ''),
        scenarios,
        sequences: random ? sequencesText(scope, random) : '',
      },
    },
  ];
}

/** @example 'test/contexts/accounts/account.test.ts' */
const aggregateTestFile = ({ context = '', name }: Aggregate): string =>
  `test/contexts/${kebab(context)}/${kebab(name)}.test.ts`;
