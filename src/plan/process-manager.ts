import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import type { ProcessHandler } from '../model/process.ts';
import { declaredFile } from './declared-file.ts';
import { docComment, stringLiteral } from './escape.ts';
import type { HeardSource } from './heard-types.ts';
import { eventType } from './identifiers.ts';
import { type Import, renderImports } from './imports.ts';
import { memberText } from './member-layout.ts';
import { contractFile } from './paths.ts';
import type { PlannedFile } from './planned-file.ts';
import { processDataReading } from './process-manager-data.ts';
import { type ProcessScope, processScopes } from './process-manager-scope.ts';
import { planProcessTest } from './process-manager-test.ts';
import { processReactionLines } from './process-reaction.ts';
import type { Lines } from './reaction-lines.ts';
import { propertyName } from './schema-text.ts';
import { typeText } from './type-text.ts';

const runtime = (name: string): Import => ({ name, from: '@plinth/runtime/saga', type: true });

/** The members of the interface of its key and what it remembers. */
function dataOf({ process, context }: ProcessScope): Lines {
  const typed = [...process.key, ...process.data].map((field) => ({
    field,
    ...typeText(field, { form: 'domain', context: context.name }),
  }));
  return {
    lines: typed.map(
      ({ field, text }) =>
        `${docComment(field.description, 2)}${memberText(propertyName(field.name), text)}`,
    ),
    imports: typed.flatMap(({ imports }) => imports),
  };
}

/** The members of the interface of what it hears, by category. */
function eventsOf({ heard, context, model }: ProcessScope): Lines {
  const all = heard.map(({ source, events }) => {
    const isOwn = source.context === context.name;
    const from = isOwn ? source.file : contractFile(source.context ?? '');
    const typed = events.map((event) => ({ event, type: eventType(event, model) }));
    return {
      lines: [
        `  readonly ${propertyName(source.category)}: {`,
        ...typed.map(({ event, type }) => `    readonly ${propertyName(event.name)}: ${type};`),
        '  };',
      ],
      imports: typed.map(({ type }): Import => ({ name: type, from, type: true })),
    };
  });
  return {
    lines: all.flatMap(({ lines }) => lines),
    imports: all.flatMap(({ imports }) => imports),
  };
}

/** What it does about the events of each source. */
function reactionsOf(scope: ProcessScope): Lines {
  const handlerOf = (event: ProcessHandler['event']): readonly ProcessHandler[] =>
    scope.process.on.filter((handler) => handler.event === event);
  const linesOf = ({ source, events }: HeardSource): Lines => {
    const all = events.flatMap(handlerOf).map((handler) => processReactionLines(handler, scope, 6));
    return {
      lines: [
        `    ${propertyName(source.category)}: {`,
        ...all.flatMap(({ lines }) => lines),
        '    },',
      ],
      imports: all.flatMap(({ imports }) => imports),
    };
  };
  const all = scope.heard.map(linesOf);
  return {
    lines: all.flatMap(({ lines }) => lines),
    imports: all.flatMap(({ imports }) => imports),
  };
}

/** `application/processes/quote-expiry.ts` */
function planProcessClass(scope: ProcessScope): PlannedFile {
  const { process, type, file, name, dataType, eventsType, ports } = scope;
  const data = dataOf(scope);
  const events = eventsOf(scope);
  const reading = processDataReading(scope);
  const reactions = reactionsOf(scope);
  const imports: readonly Import[] = [
    runtime('Process'),
    runtime('ProcessReactions'),
    ...ports.flatMap((port) => port.imports),
    ...[data, events, reading, reactions].flatMap((one) => one.imports),
  ];
  return declaredFile(process, {
    role: 'process',
    path: file,
    template: 'app/src/contexts/__context__/application/processes/__process__.ts',
    view: {
      imports: renderImports(imports, file),
      doc: docComment(process.description),
      type,
      name: stringLiteral(name),
      dataType,
      dataMembers: data.lines,
      eventsType,
      eventMembers: events.lines,
      ports,
      portsType: `${type}Ports`,
      reactions: reactions.lines,
      reading: reading.lines,
    },
  });
}

/** The processes of a context, as the spec means them, and their tests. */
export const planProcessManagers = (model: Model, context: Context): readonly PlannedFile[] =>
  processScopes(model, context).flatMap((scope) => [
    planProcessClass(scope),
    ...planProcessTest(scope),
  ]);
