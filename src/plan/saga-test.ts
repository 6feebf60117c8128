import type { Reaction } from '../model/reaction.ts';
import type { SagaStep } from '../model/saga.ts';
import { property, statement } from './code-doc.ts';
import { declaredCommand } from './command-message.ts';
import { declaredFile } from './declared-file.ts';
import { type Doc, line, printDoc } from './doc.ts';
import { stringLiteral } from './escape.ts';
import { type Import, renderImports } from './imports.ts';
import { brackets } from './layout.ts';
import { madeValue } from './made-value.ts';
import { kebab } from './names.ts';
import type { PlannedFile } from './planned-file.ts';
import { codecOf, madeEvent, makingOf, storedItems } from './reaction-test.ts';
import { sagaDataReading } from './saga-data.ts';
import { sagaPorts } from './saga-ports.ts';
import type { SagaScope } from './saga-scope.ts';
import { jsonDoc, propertyName } from './schema-text.ts';

/** What is made whatever the event says. */
const isSure = (reaction: Reaction | undefined): boolean =>
  reaction === undefined || reaction.some(({ when }) => when === undefined);

/** Whether a step is done in any case: also that there is something to do it for. */
function isDone({ do: made, undo, when, forEach }: SagaStep): boolean {
  if (when || !isSure(made) || !isSure(undo)) return false;
  if (forEach === undefined) return true;
  const [binding, ...others] = [...forEach.of.bindings.values()];
  const isPath = forEach.of.node.type === 'Identifier' && others.length === 0;
  return isPath && binding?.kind === 'payload' && binding.field?.card === 'some';
}

/** What is answered to the steps that fill `data`; undefined: nothing can be made up. */
function answersOf(scope: SagaScope): readonly Doc[] | undefined {
  const { saga, ...sender } = scope;
  const filling = saga.steps.flat().map((step) => {
    const fields = step.do.flatMap(({ call }) => {
      const returns = declaredCommand(call, sender)?.returns;
      return returns?.kind === 'fields' ? returns.fields : [];
    });
    return {
      step,
      filled: saga.data.filter(({ name }) => fields.some((one) => one.name === name)),
    };
  });
  const made = filling
    .filter(({ filled }) => filled.length > 0)
    .map(({ step, filled }) => ({
      step,
      values: filled.map((field) => ({ field, json: madeValue(field) })),
    }));
  if (made.some(({ values }) => values.some(({ json }) => json === undefined))) return undefined;
  return made.map(({ step, values }) => {
    const items = values.map(
      ({ field, json = null }): Doc => [propertyName(field.name), ': ', jsonDoc(json)],
    );
    return [
      `${propertyName(step.name)}: `,
      brackets({ open: '{', close: '}', items, space: line }),
    ];
  });
}

/** Which steps are taken back when one cannot be done: those beside it, and all before. */
function undoneBefore(step: SagaStep, { saga }: SagaScope): readonly string[] {
  const place = saga.steps.findIndex((group) => group.includes(step));
  return saga.steps
    .slice(0, place + 1)
    .flat()
    .filter((one) => one !== step && one.undo !== undefined)
    .map(({ name }) => name)
    .reverse();
}

/** Whether something that cannot be taken back is done when the step fails: then it only goes forward. */
function isPastPivot(step: SagaStep, { saga }: SagaScope): boolean {
  const last = saga.steps.findLastIndex((group) => group.some(({ undo }) => undo !== undefined));
  const place = saga.steps.findIndex((group) => group.includes(step));
  if (last < 0 || place <= last) return false;
  const before = saga.steps.slice(last + 1, place + 1).flat();
  return before.some((one) => one !== step && !one.optional);
}

const nameList = (names: readonly string[]): Doc =>
  brackets({ open: '[', close: ']', items: names.map(stringLiteral) });

/** One row of the table of what is taken back. */
const rowText = (step: SagaStep, scope: SagaScope): string => {
  const undone = nameList(undoneBefore(step, scope));
  const items: readonly Doc[] = [`step: ${stringLiteral(step.name)}`, ['undone: ', undone]];
  const row = brackets({ open: '{', close: '}', items, space: line });
  return `    ${printDoc(row, { indent: 4, column: 4, after: ',' })},`;
};

/** What becomes of the saga when one step cannot be done. */
function endedWithout(step: SagaStep, scope: SagaScope, indent: number) {
  const items = ["state: 'failed'", ['undone: ', nameList(undoneBefore(step, scope))]];
  const state = brackets({ open: '{', close: '}', items, space: line });
  return {
    step: step.name,
    expected: statement('', ['expect(ended).toMatchObject(', state, ')'], indent),
  };
}

/** Where there is one step alone that the saga cannot do without, a table would be a row. */
function aloneOf(steps: readonly SagaStep[], scope: SagaScope) {
  const [step, ...others] = steps;
  return step === undefined || others.length > 0 ? undefined : endedWithout(step, scope, 6);
}

/** `test/contexts/ordering/checkout.saga.test.ts`; none where it depends on more than the event. */
export function planSagaTest(scope: SagaScope): readonly PlannedFile[] {
  const { saga, context, heard, type, file, model } = scope;
  const [source] = heard;
  const made = madeEvent(saga.on);
  const codec = source && codecOf(source.source, model);
  const answers = sagaDataReading(scope).lines.length > 0 ? undefined : answersOf(scope);
  const steps = saga.steps.flat();
  const needed = steps.filter((step) => !step.optional && !isPastPivot(step, scope));
  const past = steps.filter((step) => !step.optional && isPastPivot(step, scope));
  if (!made || !codec || !answers || !steps.every(isDone)) return [];
  const path = `test/contexts/${kebab(context.name)}/${kebab(saga.name)}.saga.test.ts`;
  const making = makingOf({ type, ports: sagaPorts(scope) }, 4);
  const object = (items: readonly Doc[]): Doc =>
    brackets({ open: '{', close: '}', items, space: line });
  const ended = object([
    "state: 'done'",
    ['done: ', nameList(steps.map(({ name }) => name))],
    'undone: []',
  ]);
  const imports: readonly Import[] = [
    ...['describe', 'expect', 'it'].map((name) => ({ name, from: 'vitest' })),
    { name: 'SagaTest', from: '@plinth/runtime/testing' },
    { name: type, from: file },
    codec,
    ...making.imports,
  ];
  return [
    declaredFile(scope.saga, {
      role: 'test',
      path,
      template: 'app/test/contexts/__context__/__saga__.saga.test.ts',
      view: {
        imports: renderImports(imports, path),
        type,
        making: making.lines,
        codec: codec.name,
        event: stringLiteral(saga.on.name),
        json: property('json', [' ', object(storedItems(made))], 4),
        answers: answers.length === 0 ? '' : property('answers', [' ', object(answers)], 4),
        ended: statement('', ['expect(await test.run()).toEqual(', ended, ')'], 4),
        alone: aloneOf(needed, scope) ?? false,
        rows: needed.length > 1 ? needed.map((step) => rowText(step, scope)) : [],
        past: past.map((step) => endedWithout(step, scope, 4)),
        passed: steps.filter(({ optional }) => optional).map(({ name }) => name),
        late: printDoc(nameList(steps.map(({ name }) => name)), {
          indent: 4,
          column: 23,
          after: ') {',
        }),
      },
    }),
  ];
}
