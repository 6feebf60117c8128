import type { Path, Step } from './aggregate-paths.ts';
import { isOwn } from './aggregate-sample.ts';
import type { AggregateScope } from './aggregate-scope.ts';
import { call, objectCall, statement } from './code-doc.ts';
import type { RoutedScope } from './command-controller.ts';
import { requestBody, requestCall, requestUrl, rowVariable } from './command-http-request.ts';
import type { Doc } from './doc.ts';
import { areApart } from './entity-sample.ts';
import { stringLiteral } from './escape.ts';
import { creator } from './http-fixture.ts';
import { sentence } from './names.ts';
import type { Sample, SampleRow } from './sample.ts';
import { neededRows } from './sample-needs.ts';

/** A test of a command's route: its code, and what that takes from elsewhere. */
export interface CommandCase {
  /** In code. */
  readonly title: string;
  readonly statements: readonly string[];
  /** The rows that are made for it. */
  readonly needs: readonly SampleRow[];
  readonly uses: readonly ('create' | 'new' | 'locationOf')[];
}

/** A statement of a test. */
export const line = (head: string, tail: Doc = ''): string => statement(head, tail, 6);

export const expectStatus = (variable: string, status: number): string =>
  line(`expect(${variable}.status).toBe(${status})`);

export const expectBody = (variable: string, items: readonly Doc[]): string =>
  line('', objectCall({ callee: `expect(${variable}.body).toMatchObject`, args: [], items }));

/** What an error is known by, where it is answered as a problem document. */
export const expectCode = (variable: string, code: string): string =>
  expectBody(variable, [`code: ${stringLiteral(code)}`]);

export const title = (text: string): string => stringLiteral(text);

/** @example ' after deposit and withdraw' */
export function afterText({ steps }: Path): string {
  const names = steps.map(({ scope }) => sentence(scope.command.name).toLowerCase());
  return names.length === 0 ? '' : ` after ${names.join(' and ')}`;
}

/** The header that says which version a command goes on from, where that must be said. */
export const versionHeader = (
  { command, model }: RoutedScope,
  version: number,
): string | undefined =>
  model.http.etag === 'required' && command.state.changes
    ? `{ 'if-match': 'W/"${version}"' }`
    : undefined;

interface StepOptions {
  readonly client?: string;
  /** In code. */
  readonly headers?: string | undefined;
  /** The variable that holds the body. */
  readonly body?: string;
}

/** The request of a step in code; undefined: an address cannot be written. */
export function stepCall({ scope, input, id }: Step, options: StepOptions = {}): Doc | undefined {
  const routed = { http: scope.command.http, input: scope.command.input };
  const sending = { routed, input, id };
  const url = requestUrl(sending);
  if (url === undefined) return undefined;
  const sent = requestBody(sending);
  return requestCall({
    http: routed.http,
    client: options.client ?? 'app.api',
    url,
    body: sent && (options.body ?? sent),
    headers: options.headers,
  });
}

const rowsOf = (steps: readonly Step[]): readonly SampleRow[] =>
  neededRows(steps.map(({ input }): Sample => input)).filter((row) => !isOwn(row));

/** What is there before the request that a test is about. */
export interface Prepared {
  readonly statements: readonly string[];
  readonly needs: readonly SampleRow[];
  readonly uses: CommandCase['uses'];
}

/** The rows that steps refer to, and the instance at the end of a path. */
export function prepared(
  { aggregate, model }: AggregateScope,
  path: Path | undefined,
  last: Step,
): Prepared | undefined {
  const steps = [...(path?.steps ?? []), last];
  const needs = rowsOf(steps);
  const made = [...(path ? [aggregate] : []), ...needs.map(({ target }) => target)];
  if (!areApart(made, model)) return undefined;
  const rows = needs.map((row) =>
    line(`const ${rowVariable(row)} = await`, [' ', call(creator(row.target), 'app.api')]),
  );
  if (path === undefined) return { statements: rows, needs, uses: [] };
  const before = path.steps.map((step, at) =>
    stepCall(step, { headers: versionHeader(step.scope, path.versions[at] ?? 1) }),
  );
  if (before.includes(undefined)) return undefined;
  const instance = call(creator(aggregate), 'app.api');
  const usesId = steps.some((step) => isIdUsed(step));
  const statements = [
    ...rows,
    line(usesId ? 'const id = await' : 'await', [' ', instance]),
    ...before.map((doc) => line('await', [' ', doc ?? ''])),
  ];
  return { statements, needs, uses: ['create'] };
}

function isIdUsed({ scope, input, id }: Step): boolean {
  const url = requestUrl({
    routed: { http: scope.command.http, input: scope.command.input },
    input,
    id,
  });
  return url?.includes('${id}') === true || neededRows(input).some(isOwn);
}
