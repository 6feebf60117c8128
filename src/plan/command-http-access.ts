import { attemptsOn } from './aggregate-paths.ts';
import { unknownId } from './aggregate-sample.ts';
import type { AggregateScope } from './aggregate-scope.ts';
import { answeredStatus } from './answered-status.ts';
import type { RoutedScope } from './command-controller.ts';
import {
  type CommandCase,
  expectStatus,
  line,
  prepared,
  stepCall,
  title,
  versionHeader,
} from './command-http-case.ts';
import { requestUrl } from './command-http-request.ts';
import { givenNames, type Occasion } from './command-outcome.ts';
import { rowlessSample } from './command-sample.ts';
import { stringLiteral } from './escape.ts';
import type { SampleObject } from './sample.ts';
import { Unknown } from './sample-equality.ts';
import { evaluate } from './sample-evaluation.ts';

/** What is tested of who may give a command. */
export function accessCases(scope: AggregateScope, routed: RoutedScope): readonly CommandCase[] {
  if (scope.model.auth === undefined) return [];
  return [anonymousCase(routed), strangerCase(routed), otherCase(scope, routed)].flatMap(
    (one) => one ?? [],
  );
}

const admits = ({ command }: RoutedScope, role: string): boolean =>
  command.allow.some((one) => one.role === role);

/** A request of somebody else: it is not looked at any further. */
function turnedAway(
  routed: RoutedScope,
  client: string,
  told: { readonly title: string; readonly status: number },
): CommandCase | undefined {
  const { command, aggregate } = routed;
  const id = unknownId(aggregate);
  const input = rowlessSample(command) ?? { kind: 'object', entries: [] };
  const url = requestUrl({ routed: { http: command.http, input: command.input }, input, id });
  if (url === undefined) return undefined;
  return {
    title: title(told.title),
    statements: [
      line(`const answer = await ${client}.${command.http.method.toLowerCase()}(${url})`),
      expectStatus('answer', told.status),
    ],
    needs: [],
    uses: [],
  };
}

function anonymousCase(routed: RoutedScope): CommandCase | undefined {
  if (admits(routed, 'anyone')) return undefined;
  return turnedAway(routed, 'app.anonymous', {
    title: 'lets nobody in who is not signed in',
    status: answeredStatus(routed.model, 'Unauthenticated', 401),
  });
}

function strangerCase(routed: RoutedScope): CommandCase | undefined {
  const role = routed.model.auth?.roles.find((one) => !admits(routed, one));
  if (role === undefined || admits(routed, 'anyone') || admits(routed, 'signedIn'))
    return undefined;
  return turnedAway(routed, `(await app.as(${stringLiteral(role)}))`, {
    title: `lets nobody in who is only ${role}`,
    status: answeredStatus(routed.model, 'Forbidden', 403),
  });
}

/** Somebody of a role whose condition holds for another. */
function otherCase(scope: AggregateScope, routed: RoutedScope): CommandCase | undefined {
  const { command, model } = routed;
  const attempt = attemptsOn(scope).find(
    ({ scope: of, outcome }) => of.command === command && outcome.kind !== 'ignored',
  );
  if (!attempt || !isAimed(routed)) return undefined;
  const occasion = {
    ...{ command, aggregate: scope.aggregate, id: attempt.id, input: attempt.input },
    instance: attempt.path?.instance,
  };
  const role = model.auth?.roles.find((one) => admits(routed, one) && isShutOut(occasion, one));
  const before = prepared(scope, attempt.path, attempt);
  const headers = versionHeader(routed, attempt.path?.instance.version ?? 0);
  const sent = stepCall(attempt, { client: 'other', headers });
  if (role === undefined || !before || !sent) return undefined;
  return {
    title: title(`lets no other ${role} in`),
    statements: [
      ...before.statements,
      line(`const other = await app.as(${stringLiteral(role)})`),
      line('const answer = await', [' ', sent]),
      expectStatus('answer', answeredStatus(model, 'Forbidden', 403)),
    ],
    needs: before.needs,
    uses: before.uses,
  };
}

const isAimed = ({ command: { target } }: RoutedScope): boolean =>
  target.kind === 'new' || target.kind === 'id';

/** Whether somebody else with one role is surely not let in. */
function isShutOut(occasion: Occasion, role: string): boolean {
  const names = givenNames({ ...occasion, actor: otherActor(role) });
  const rules = occasion.command.allow.filter((rule) =>
    ['anyone', 'signedIn', role].includes(rule.role),
  );
  return rules.every(({ condition }) => {
    if (condition === undefined) return false;
    try {
      return !evaluate(condition, names);
    } catch (error) {
      if (error instanceof Unknown) return false;
      throw error;
    }
  });
}

const otherActor = (role: string): SampleObject => ({
  kind: 'object',
  entries: [
    { name: 'id', wire: 'id', sample: 'somebody else' },
    { name: 'roles', wire: 'roles', sample: [role] },
  ],
});
