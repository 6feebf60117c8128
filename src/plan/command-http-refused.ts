import type { Aggregate } from '../model/aggregate.ts';
import type { Root } from '../model/declaration.ts';
import { type Attempt, attemptsOn, type Path, startOf } from './aggregate-paths.ts';
import { isAllowed, newIdOf, unknownId } from './aggregate-sample.ts';
import type { AggregateScope } from './aggregate-scope.ts';
import { answeredStatus, isProblem } from './answered-status.ts';
import type { RoutedScope } from './command-controller.ts';
import {
  afterText,
  type CommandCase,
  expectCode,
  expectStatus,
  line,
  prepared,
  stepCall,
  title,
  versionHeader,
} from './command-http-case.ts';
import type { Occasion } from './command-outcome.ts';
import { commandSamples, rowlessSample } from './command-sample.ts';
import { targetsIn } from './entity-needs.ts';
import { creationOf } from './entity-sample.ts';
import { sentence } from './names.ts';
import type { Sample, SampleObject } from './sample.ts';
import { neededRows } from './sample-needs.ts';

/** What is tested of a command that meets something it does not allow. */
export function refusedCases(scope: AggregateScope, routed: RoutedScope): readonly CommandCase[] {
  const attempts = attemptsOn(scope).filter(({ scope: of }) => of.command === routed.command);
  const cases = [
    ...attempts.map((attempt) => attemptCase(scope, attempt)),
    unknownRowCase(scope, routed),
    unknownCase(scope, routed),
    staleCase(scope, routed),
    unversionedCase(scope, routed),
  ];
  return cases.flatMap((one) => one ?? []);
}

/** A status, and the code where errors are told by one. */
function expectError(
  { model }: AggregateScope,
  error: { readonly name: string; readonly status: number },
): readonly string[] {
  const { name, status } = error;
  const isTold = isProblem(model, name, status);
  return [
    expectStatus('answer', answeredStatus(model, name, status)),
    ...(isTold ? [expectCode('answer', name)] : []),
  ];
}

function attemptCase(scope: AggregateScope, attempt: Attempt): CommandCase | undefined {
  const { outcome, path } = attempt;
  if (outcome.kind === 'done') return undefined;
  if (outcome.kind === 'ignored') return path && ignoredCase(scope, attempt, path);
  const error = outcome.kind === 'refused' ? outcome.error : { name: 'IllegalState', status: 409 };
  const after = path ? afterText(path) : '';
  const sent = asked(scope, attempt);
  return (
    sent && {
      ...sent,
      title: title(
        outcome.kind === 'refused'
          ? `is refused with ${error.name}${after}`
          : `is not possible${after || ' at first'}`,
      ),
      statements: [...sent.statements, ...expectError(scope, error)],
    }
  );
}

/** All up to the answer. */
function asked(
  scope: AggregateScope,
  { path, ...step }: Omit<Attempt, 'outcome'>,
): Omit<CommandCase, 'title'> | undefined {
  const before = prepared(scope, path, step);
  const headers = path && versionHeader(step.scope, path.instance.version);
  const call = stepCall(step, { headers });
  if (!before || !call) return undefined;
  return {
    statements: [...before.statements, line('const answer = await', [' ', call])],
    needs: before.needs,
    uses: before.uses,
  };
}

function ignoredCase(scope: AggregateScope, attempt: Attempt, path: Path): CommandCase | undefined {
  const { http, returns } = attempt.scope.command;
  const sent = asked(scope, attempt);
  if (!sent || returns !== undefined) return undefined;
  return {
    ...sent,
    title: title(`changes nothing${afterText(path)}`),
    statements: [
      ...sent.statements,
      expectStatus('answer', http.status),
      line(`expect(answer.headers.etag).toBe('W/"${path.instance.version}"')`),
    ],
  };
}

/** Where tests of an instance begin, with an input that the caller is let in with. */
function begun(
  scope: AggregateScope,
  { command }: RoutedScope,
): { readonly path: Path; readonly input: SampleObject; readonly id: Sample } | undefined {
  const { aggregate, model } = scope;
  const creation = creationOf(aggregate, model);
  const path = creation && startOf(creation, model);
  const id = path?.instance.state.get('id');
  const [input] = commandSamples(command, { inside: [], shown: [] });
  if (!path || !input || id === undefined || command.target.kind !== 'id') return undefined;
  return { path, input, id };
}

/** What it refers to is not there. */
function unknownRowCase(scope: AggregateScope, routed: RoutedScope): CommandCase | undefined {
  const { aggregate, model } = scope;
  const { command } = routed;
  const [target] = targetsIn(command.input);
  const isNew = command.state.creates;
  const start = isNew ? undefined : begun(scope, routed);
  const id = isNew ? newIdOf(command, aggregate) : start?.id;
  const [input] = commandSamples(command, { inside: [], shown: [] });
  if (!target || !input || id === undefined || (!isNew && !start) || command.partial) {
    return undefined;
  }
  const missing = rowlessSample(command);
  const rows = neededRows(input);
  const isCertain = rows.some((row) => row.target === target) && isSurelyMissing(target, scope);
  const occasion: Occasion = { command, aggregate, instance: start?.path.instance, input, id };
  if (!missing || !isCertain || !isAllowed(occasion, model)) return undefined;
  const sent = asked(scope, { path: start?.path, scope: routed, input: missing, id });
  return (
    sent && {
      ...sent,
      title: title(`refuses an unknown ${sentence(target.name).toLowerCase()}`),
      statements: [
        ...sent.statements,
        ...expectError(scope, { name: `Unknown${target.name}`, status: 404 }),
      ],
    }
  );
}

/** Whether no row has the id that is made up: none is brought by the seed, and none was just made. */
function isSurelyMissing(target: Root, { aggregate, model }: AggregateScope): boolean {
  const { made, field } = target.identity;
  const isDrawn = made === 'uuid' || (made === 'default' && field.default?.kind === 'uuid');
  if (isDrawn && !bringsId(target)) return true;
  const isSeeded = model.contexts.some(({ seed }) =>
    seed.some((one) => one.entity.id === target.id && one.rows.length > 0),
  );
  const needs = creationOf(aggregate, model)?.needs ?? [];
  return !isSeeded && target !== aggregate && needs.every((need) => need.target !== target);
}

/** Whether a caller may say which id a new one gets. */
const bringsId = (target: Root): boolean =>
  target.kind === 'aggregate' &&
  (target as Aggregate).commands.some(
    ({ state, target: { kind } }) => state.creates && kind === 'id',
  );

/** An id that no instance has. */
function unknownCase(scope: AggregateScope, routed: RoutedScope): CommandCase | undefined {
  const { command, aggregate, model } = routed;
  const id = unknownId(aggregate);
  const isById = command.target.kind === 'id' && !command.state.creates;
  const input = rowlessSample(command);
  if (!isById || !input || id === undefined || command.allow.length === 0) return undefined;
  const sent = stepCall({ scope: routed, input, id }, { headers: versionHeader(routed, 1) });
  if (sent === undefined) return undefined;
  return {
    title: title(
      `answers ${answeredStatus(model, 'NotFound', 404)} for an unknown ${scope.names.noun}`,
    ),
    statements: [
      line('const answer = await', [' ', sent]),
      ...expectError(scope, { name: 'NotFound', status: 404 }),
    ],
    needs: [],
    uses: [],
  };
}

/** A version that is not the current one. */
function staleCase(scope: AggregateScope, routed: RoutedScope): CommandCase | undefined {
  const { command } = routed;
  const start = command.state.changes ? begun(scope, routed) : undefined;
  const input = rowlessSample(command);
  if (!start || !input) return undefined;
  const { aggregate, model } = scope;
  const occasion = { command, aggregate, instance: start.path.instance, input, id: start.id };
  if (!isAllowed(occasion, model)) return undefined;
  const step = { scope: routed, input, id: start.id };
  const before = prepared(scope, start.path, step);
  const sent = stepCall(step, { headers: 'stale' });
  if (!before || !sent) return undefined;
  return {
    title: title('refuses a version that is not the current one'),
    statements: [
      ...before.statements,
      line(`const stale = { 'if-match': 'W/"7"' }`),
      line('const answer = await', [' ', sent]),
      ...expectError(scope, { name: 'VersionMismatch', status: 412 }),
    ],
    needs: before.needs,
    uses: before.uses,
  };
}

/** Where a version is demanded, one that is not told. */
function unversionedCase(scope: AggregateScope, routed: RoutedScope): CommandCase | undefined {
  const { command, aggregate } = routed;
  const id = unknownId(aggregate);
  const input = rowlessSample(command);
  const isDemanded = versionHeader(routed, 1) !== undefined && !command.state.creates;
  if (!isDemanded || !input || id === undefined || command.allow.length === 0) return undefined;
  const sent = stepCall({ scope: routed, input, id });
  if (sent === undefined) return undefined;
  return {
    title: title('asks for the version that it goes on from'),
    statements: [
      line('const answer = await', [' ', sent]),
      ...expectError(scope, { name: 'PreconditionRequired', status: 428 }),
    ],
    needs: [],
    uses: [],
  };
}
