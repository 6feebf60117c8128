import type { Reaction } from '../model/reaction.ts';
import { declaredFile } from './declared-file.ts';
import { docComment, stringLiteral } from './escape.ts';
import { typesLine } from './heard-types.ts';
import { type Import, renderImports } from './imports.ts';
import { memberText } from './member-layout.ts';
import { groupedDigits } from './number-text.ts';
import type { PlannedFile } from './planned-file.ts';
import type { Lines } from './reaction-lines.ts';
import { sagaDataReading } from './saga-data.ts';
import { sagaPorts } from './saga-ports.ts';
import type { SagaScope } from './saga-scope.ts';
import { stepLines } from './saga-step.ts';
import { planSagaTest } from './saga-test.ts';
import { propertyName } from './schema-text.ts';
import { callFunction } from './scoped-function.ts';
import { typeText } from './type-text.ts';

const runtime = (name: string, type = true): Import => ({
  name,
  from: '@plinth/runtime/saga',
  type,
});

/** The types that stand behind `Saga`. @example '<OrderPlaced, CheckoutData>' */
const argumentsOf = ({ saga, event, dataType }: SagaScope): string =>
  saga.data.length === 0 ? `<${event.name}>` : `<${event.name}, ${dataType}>`;

/** All steps; those that run side by side in a list of their own. */
function stepsOf(scope: SagaScope): Lines {
  const groups = scope.saga.steps.map((group): Lines => {
    const [only, ...others] = group;
    if (only && others.length === 0) return stepLines(only, scope, 4);
    const steps = group.map((step) => stepLines(step, scope, 6));
    return {
      lines: ['    [', ...steps.flatMap(({ lines }) => lines), '    ],'],
      imports: steps.flatMap(({ imports }) => imports),
    };
  });
  return {
    lines: groups.flatMap(({ lines }) => lines),
    imports: groups.flatMap(({ imports }) => imports),
  };
}

/** What is done at the end, as a method. */
function endOf(scope: SagaScope, name: 'done' | 'failed', type: string): Lines | undefined {
  const reaction: Reaction | undefined = scope.saga[name];
  if (reaction === undefined) return undefined;
  const types = { scope: `${type}${argumentsOf(scope)}`, after: '' };
  const made = callFunction(reaction, scope, { head: `async ${name}`, indent: 2, types });
  return { ...made, imports: [...made.imports, runtime(type), runtime('SagaCall')] };
}

/** The interface of what steps answer. */
function dataOf({ saga, context }: SagaScope) {
  const typed = saga.data.map((field) => ({
    field,
    ...typeText(field, { form: 'domain', context: context.name }),
  }));
  return {
    members: typed.map(
      ({ field, text }) =>
        `${docComment(field.description, 2)}${memberText(propertyName(field.name), text)}`,
    ),
    imports: typed.flatMap(({ imports }) => imports),
  };
}

/** `application/sagas/checkout.ts` */
function planSagaClass(scope: SagaScope): PlannedFile {
  const { saga, type, file, name, dataType, event } = scope;
  const ports = sagaPorts(scope);
  const data = dataOf(scope);
  const reading = sagaDataReading(scope);
  const steps = stepsOf(scope);
  const ends = [endOf(scope, 'done', 'SagaScope'), endOf(scope, 'failed', 'FailedScope')].flatMap(
    (one) => (one ? [one] : []),
  );
  const hasEach = saga.steps.flat().some(({ forEach }) => forEach);
  const imports: readonly Import[] = [
    runtime('Saga'),
    runtime('SagaSteps'),
    ...(hasEach ? [runtime('eachOf', false)] : []),
    event,
    ...data.imports,
    ...reading.imports,
    ...ports.flatMap((port) => port.imports),
    ...[steps, ...ends].flatMap((one) => one.imports),
  ];
  return declaredFile(scope.saga, {
    role: 'saga',
    path: file,
    template: 'app/src/contexts/__context__/application/sagas/__saga__.ts',
    view: {
      imports: renderImports(imports, file),
      doc: docComment(saga.description),
      type,
      name: stringLiteral(name),
      types: typesLine(scope.heard),
      args: argumentsOf(scope),
      timeout: saga.timeoutMs === undefined ? '' : groupedDigits(saga.timeoutMs),
      dataType,
      dataMembers: data.members,
      reading: reading.lines,
      hasEach,
      ports,
      portsType: `${type}Ports`,
      steps: steps.lines,
      ends: ends.map(({ lines }) => lines),
    },
  });
}

/** The sagas of a context and their tests. */
export const planSagas = (scopes: readonly SagaScope[]): readonly PlannedFile[] =>
  scopes.flatMap((scope) => [planSagaClass(scope), ...planSagaTest(scope)]);
