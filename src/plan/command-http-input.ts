import type { Field } from '../model/declaration.ts';
import { unknownId } from './aggregate-sample.ts';
import { answeredStatus, isProblem } from './answered-status.ts';
import { objectCall } from './code-doc.ts';
import type { RoutedScope } from './command-controller.ts';
import { type CommandCase, expectStatus, line, title, versionHeader } from './command-http-case.ts';
import { requestUrl } from './command-http-request.ts';
import { sentFields, sentIn } from './command-route.ts';
import { rowlessSample } from './command-sample.ts';
import { type Doc, hardline, indent, join } from './doc.ts';
import { stringLiteral } from './escape.ts';
import { sentence } from './names.ts';
import type { SampleObject } from './sample.ts';
import { wrongCode } from './sample-change.ts';
import { sampleProperties } from './sample-text.ts';
import { propertyName } from './schema-text.ts';
import { mayBeAbsent } from './type-schema.ts';

/** What is tested of requests that are not what a command asks for: nothing has to be there for it. */
export function inputCases(routed: RoutedScope): readonly CommandCase[] {
  const { http, input, allow } = routed.command;
  if (sentIn({ http, input }) === 'query' || allow.length === 0) return [];
  return [missingCase(routed), wrongCase(routed)].flatMap((one) => one ?? []);
}

/** The address with an id that is made up, and without the rows that inputs in the path name. */
function urlOf({ command, aggregate }: RoutedScope, input: SampleObject): string | undefined {
  const { http } = command;
  const id = unknownId(aggregate);
  return requestUrl({ routed: { http, input: command.input }, input, id });
}

interface Refusal {
  readonly title: string;
  readonly url: string;
  /** In code. */
  readonly body: readonly Doc[];
  readonly expected: readonly string[];
}

function refusal(routed: RoutedScope, { title: text, url, body, expected }: Refusal): CommandCase {
  const { command, model } = routed;
  const { envelope, method } = command.http;
  const callee = `app.api.${method.toLowerCase()}`;
  const inner: Doc = body.length === 0 ? '{}' : ['{ ', join(', ', body), ' }'];
  const items = envelope === undefined ? body : [[`${propertyName(envelope)}: `, inner]];
  const headers = versionHeader(routed, 1);
  const object: Doc = items.length === 0 ? '{}' : ['{ ', join(', ', items), ' }'];
  const asked: Doc =
    headers !== undefined
      ? [`${callee}(${url}, `, object, `, ${headers})`]
      : items.length === 0
        ? `${callee}(${url}, {})`
        : objectCall({ callee, args: [url], items });
  return {
    title: title(text),
    statements: [
      line('const answer = await', [' ', asked]),
      expectStatus('answer', answeredStatus(model, 'Validation', 422)),
      ...(isProblem(model, 'Validation', 422) ? expected : []),
    ],
    needs: [],
    uses: [],
  };
}

/** A body without anything that must be given. */
function missingCase(routed: RoutedScope): CommandCase | undefined {
  const { http, input, partial } = routed.command;
  const required = sentFields({ http, input }).filter((field) => !partial && !mayBeAbsent(field));
  const sample = rowlessSample(routed.command);
  const url = urlOf(routed, sample ?? { kind: 'object', entries: [] });
  if (required.length === 0 || url === undefined) return undefined;
  const prefix = http.envelope === undefined ? '' : `${http.envelope}.`;
  const fields = required.map(
    ({ wire }): Doc => `${propertyName(prefix + wire)}: ['is required'],`,
  );
  const expected: Doc = ['fields: {', indent(hardline, join(hardline, fields)), hardline, '},'];
  const matched: Doc = ['{', indent(hardline, expected), hardline, '})'];
  return refusal(routed, {
    title: 'asks for what must be given',
    url,
    body: [],
    expected: [line('expect(answer.body).toMatchObject(', matched)],
  });
}

/** One field that holds what it refuses. */
function wrongCase(routed: RoutedScope): CommandCase | undefined {
  const { http, input } = routed.command;
  const sample = rowlessSample(routed.command);
  const url = sample && urlOf(routed, sample);
  const [found] = sentFields({ http, input }).flatMap((field) => {
    const [wrong] = wrongCode(field);
    return wrong === undefined ? [] : [{ field, wrong }];
  });
  if (!sample || url === undefined || !found || http.envelope !== undefined) return undefined;
  return refusal(routed, {
    title: `refuses a wrong ${sentence(found.field.name).toLowerCase()}`,
    url,
    body: wrongBody(routed, sample, found),
    expected: [
      line(`expect(answer.body.fields).toHaveProperty([${stringLiteral(found.field.wire)}])`),
    ],
  });
}

/** The sample with a wrong value in one place. */
function wrongBody(
  { command: { http, input } }: RoutedScope,
  sample: SampleObject,
  { field, wrong }: { readonly field: Field; readonly wrong: string },
): readonly Doc[] {
  return sentFields({ http, input }).flatMap((one): readonly Doc[] => {
    if (one === field) return [`${propertyName(one.wire)}: ${wrong}`];
    const entries = sample.entries.filter(({ name }) => name === one.name);
    return sampleProperties({ kind: 'object', entries });
  });
}
