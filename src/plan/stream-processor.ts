import type { BoundExpression } from '../model/declaration.ts';
import { declaredFile } from './declared-file.ts';
import { group, ifBreak, indent, line, printDoc, softline } from './doc.ts';
import { doingExpressions, doingPorts } from './doing-ports.ts';
import { planDoingTest } from './doing-test.ts';
import { docComment, stringLiteral } from './escape.ts';
import { eventNames, eventParts } from './event-names.ts';
import { translate } from './expression-translation.ts';
import { type Import, renderImports } from './imports.ts';
import { kebab } from './names.ts';
import type { PlannedFile } from './planned-file.ts';
import { type Lines, reactionLines } from './reaction-lines.ts';
import { statementLayout } from './statement-layout.ts';
import type { ProcessorScope, StreamScope } from './stream-scope.ts';
import type { Translating } from './translating.ts';
import { pathExpression } from './ts-expression.ts';

const runtime = (name: string, from: string, type = true): Import => ({
  name,
  from: `@plinth/runtime/${from}`,
  type,
});

function translating(
  { processor }: ProcessorScope,
  { context }: StreamScope,
  isCondition: boolean,
): Translating {
  const clock = processor.body.kind === 'code' ? 'this.ports.clock' : 'this.#clock';
  return { names: eventNames({ before: '', clock }), context: context.name, isCondition };
}

/** The method that says which events it is given. */
function wantsLines(when: BoundExpression, one: ProcessorScope, stream: StreamScope): Lines {
  const { node, imports } = translate(when, translating(one, stream, true));
  const back = ['return ', statementLayout(node, 'return')];
  const text = printDoc(back, { indent: 4, column: 4, after: ';' });
  const param = `${eventParts([when]) || '_event'}: ${stream.event}`;
  return { lines: [`  wants(${param}): boolean {`, `    ${text};`, '  }'], imports };
}

/** What is sent for each event, in order. */
function sendingLines(one: ProcessorScope, stream: StreamScope): Lines {
  const { body } = one.processor;
  if (body.kind === 'code') return { lines: [], imports: [] };
  const sent = reactionLines(body.reaction, {
    ...stream,
    translating: (isCondition) => translating(one, stream, isCondition),
    options: {
      kind: 'object',
      items: [{ kind: 'property', key: 'key', value: pathExpression('key') }],
    },
    indent: 6,
  });
  const event = eventParts(doingExpressions({ when: undefined, body })) || '_event';
  return {
    lines: [
      `    await delivery.each(events, async (${event}, { key }) => {`,
      ...sent.lines,
      '    });',
    ],
    imports: sent.imports,
  };
}

/** The head of `process`, on one line or with its parameters on lines of their own. */
function processHead({ event }: StreamScope): string {
  const params = group([
    '(',
    indent(softline, `events: readonly ${event}[],`, line, 'delivery: BatchDelivery'),
    ifBreak(','),
    softline,
    ')',
  ]);
  const returns = ': Promise<void> {';
  return `  async process${printDoc(params, { indent: 2, column: 15, after: returns })}${returns}`;
}

/** `application/streams/orders/fraud-scan.ts` */
function planProcessorClass(one: ProcessorScope, stream: StreamScope): PlannedFile {
  const { processor, type, file, name } = one;
  const { body, when } = processor;
  const ports = doingPorts(processor, stream);
  const wants = when && wantsLines(when, one, stream);
  const sending = sendingLines(one, stream);
  const imports: readonly Import[] = [
    ...['BatchDelivery', 'StreamProcessor'].map((imported) => runtime(imported, 'streaming')),
    ...(body.kind === 'code' ? [runtime('NotImplemented', 'domain', false)] : []),
    { name: stream.types, from: stream.file },
    { name: stream.event, from: stream.file, type: true },
    ...ports.flatMap((port) => port.imports),
    ...(wants?.imports ?? []),
    ...sending.imports,
  ];
  return declaredFile(processor, {
    role: 'processor',
    path: file,
    template: 'app/src/contexts/__context__/application/streams/__stream__/__processor__.ts',
    view: {
      imports: renderImports(imports, file),
      doc: docComment(processor.description),
      type,
      name: stringLiteral(name),
      typesName: stream.types,
      isCode: body.kind === 'code',
      ports,
      portsType: `${type}Ports`,
      wants: wants?.lines ?? null,
      process: processHead(stream),
      statements:
        body.kind === 'code'
          ? [`    throw new NotImplemented(${stringLiteral(processor.id)});`]
          : sending.lines,
    },
  });
}

/** A processor and its test: `test/contexts/ordering/orders.fraud-scan.processor.test.ts`. */
export function planProcessor(one: ProcessorScope, stream: StreamScope): readonly PlannedFile[] {
  const { processor } = one;
  const folder = `test/contexts/${kebab(stream.context.name)}`;
  const test = planDoingTest({
    ...stream,
    ...one,
    declared: processor,
    doing: processor,
    harness: 'ProcessorTest',
    path: `${folder}/${kebab(stream.stream.name)}.${kebab(processor.name)}.processor.test.ts`,
    template: 'app/test/contexts/__context__/__stream__.__processor__.processor.test.ts',
  });
  return [planProcessorClass(one, stream), ...test];
}
