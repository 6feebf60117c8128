import type { Event } from '../model/event.ts';
import { call, objectCall, statement } from './code-doc.ts';
import { declaredFile } from './declared-file.ts';
import { line } from './doc.ts';
import { stringLiteral } from './escape.ts';
import type { EventSource } from './event-source.ts';
import { type Import, renderImports } from './imports.ts';
import { brackets } from './layout.ts';
import { kebab } from './names.ts';
import type { PlannedFile } from './planned-file.ts';
import { policyPorts } from './policy-ports.ts';
import type { PolicyScope } from './policy-scope.ts';
import {
  codecOf,
  holdsFor,
  type Made,
  madeEvent,
  sentFor,
  standInOf,
  storedItems,
} from './reaction-test.ts';

/** The calls that may follow from an event: one, where that is sure. */
function callsFor(scope: PolicyScope, made: Made): readonly Import[] | undefined {
  const { body, when } = scope.policy;
  if (body.kind === 'code') return undefined;
  const holds = when === undefined || holdsFor(when, made);
  if (holds === undefined) return undefined;
  return holds ? sentFor(body.reaction, made, scope) : [];
}

/** What makes the policy over what notes the commands. */
function makingOf(scope: PolicyScope) {
  const ports = policyPorts(scope);
  const names = ports.map(({ name }) => name);
  const others = ports.filter(({ name }) => name !== 'commands').map((port) => standInOf(port, 4));
  const given = names.length === 1 ? (names[0] ?? '') : `{ ${names.join(', ')} }`;
  const made = `new ${scope.type}(${given})`;
  const head = '  const test = new SubscriptionTest((commands) =>';
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
function caseOf(event: Event, source: EventSource, scope: PolicyScope): readonly Case[] {
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

/** `test/contexts/ordering/mark-shipped.test.ts`: what is sent for each event; none for one by hand. */
export function planPolicyTest(scope: PolicyScope): readonly PlannedFile[] {
  const { policy, context, heard, type, file } = scope;
  const cases = heard.flatMap(({ source, events }) =>
    events.flatMap((event) => caseOf(event, source, scope)),
  );
  if (cases.length === 0) return [];
  const path = `test/contexts/${kebab(context.name)}/${kebab(policy.name)}.policy.test.ts`;
  const making = makingOf(scope);
  const imports: readonly Import[] = [
    ...['describe', 'expect', 'it'].map((name) => ({ name, from: 'vitest' })),
    { name: 'SubscriptionTest', from: '@plinth/runtime/testing' },
    { name: type, from: file },
    ...making.imports,
    ...cases.flatMap((one) => one.imports),
  ];
  return [
    declaredFile(scope.policy, {
      role: 'test',
      path,
      template: 'app/test/contexts/__context__/__policy__.policy.test.ts',
      view: {
        imports: renderImports(imports, path),
        type,
        making: making.lines,
        cases: cases.map(({ title, statements }) => ({ title, statements })),
      },
    }),
  ];
}
