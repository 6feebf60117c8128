import type { Context } from '../model/context.ts';
import type { Declared } from '../model/declaration.ts';
import type { Event } from '../model/event.ts';
import type { Model } from '../model/model.ts';
import { call, objectCall, statement } from './code-doc.ts';
import { declaredFile } from './declared-file.ts';
import { line } from './doc.ts';
import { type DoingWhen, doingPorts } from './doing-ports.ts';
import { stringLiteral } from './escape.ts';
import type { EventSource } from './event-source.ts';
import type { HeardSource } from './heard-types.ts';
import { type Import, renderImports } from './imports.ts';
import { brackets } from './layout.ts';
import type { PlannedFile } from './planned-file.ts';
import {
  codecOf,
  holdsFor,
  type Made,
  madeEvent,
  sentFor,
  standInOf,
  storedItems,
} from './reaction-test.ts';

/** A policy or a processor, and how it is tested. */
export interface DoingTest {
  readonly model: Model;
  readonly context: Context;
  readonly declared: Pick<Declared, 'id' | 'was' | 'context'>;
  readonly doing: DoingWhen;
  readonly heard: readonly HeardSource[];
  /** The class. @example 'MarkShippedPolicy' */
  readonly type: string;
  readonly file: string;
  /** What lets events happen to it. @example 'SubscriptionTest' */
  readonly harness: string;
  readonly path: string;
  readonly template: string;
}

/** The calls that may follow from an event: one, where that is sure. */
function callsFor(scope: DoingTest, made: Made): readonly Import[] | undefined {
  const { body, when } = scope.doing;
  if (body.kind === 'code') return undefined;
  const holds = when === undefined || holdsFor(when, made);
  if (holds === undefined) return undefined;
  return holds ? sentFor(body.reaction, made, scope) : [];
}

/** What makes it over what notes the commands. */
function makingOf(scope: DoingTest) {
  const ports = doingPorts(scope.doing, scope);
  const names = ports.map(({ name }) => name);
  const others = ports.filter(({ name }) => name !== 'commands').map((port) => standInOf(port, 4));
  const given = names.length === 1 ? (names[0] ?? '') : `{ ${names.join(', ')} }`;
  const made = `new ${scope.type}(${given})`;
  const head = `  const test = new ${scope.harness}((commands) =>`;
  return {
    lines:
      others.length === 0
        ? [`${head} ${made});`]
        : [`${head} {`, ...others.map((one) => one.statement), `    return ${made};`, '  });'],
    imports: others.flatMap((one) => one.imports),
  };
}

interface Case {
  readonly title: string;
  readonly statements: readonly string[];
  readonly imports: readonly Import[];
}

/** One event happens, and what is sent for it is looked at. */
function caseOf(event: Event, source: EventSource, scope: DoingTest): readonly Case[] {
  const made = madeEvent(event);
  const sent = made && callsFor(scope, made);
  const codec = codecOf(source, scope.model);
  if (made === undefined || sent === undefined || codec === undefined) return [];
  const items = storedItems(made);
  const data = brackets({ open: '{', close: '}', items, space: line });
  const happened = objectCall({
    callee: 'test.when',
    args: [codec.name, stringLiteral(event.name)],
    items,
  });
  const expected = sent.map(({ name }) => call('expect.any', name));
  const list = brackets({ open: '[', close: ']', items: expected });
  return [
    {
      title: stringLiteral(
        sent.length === 0
          ? `does nothing about ${event.name} as it is here`
          : `answers ${event.name} with ${sent.map(({ name }) => name).join(', ')}`,
      ),
      statements: [
        statement('const sent = await', [' ', items.length === 0 ? data : happened], 4),
        statement('', ['expect(sent).toEqual(', list, ')'], 4),
      ],
      imports: [codec, ...sent],
    },
  ];
}

/** What is sent for each event; none for one by hand. */
export function planDoingTest(scope: DoingTest): readonly PlannedFile[] {
  const { declared, heard, type, file, path, harness, template } = scope;
  const cases = heard.flatMap(({ source, events }) =>
    events.flatMap((event) => caseOf(event, source, scope)),
  );
  if (cases.length === 0) return [];
  const making = makingOf(scope);
  const imports: readonly Import[] = [
    ...['describe', 'expect', 'it'].map((name) => ({ name, from: 'vitest' })),
    { name: harness, from: '@plinth/runtime/testing' },
    { name: type, from: file },
    ...making.imports,
    ...cases.flatMap((one) => one.imports),
  ];
  return [
    declaredFile(declared, {
      role: 'test',
      path,
      template,
      view: {
        imports: renderImports(imports, path),
        type,
        making: making.lines,
        cases: cases.map(({ title, statements }) => ({ title, statements })),
      },
    }),
  ];
}
