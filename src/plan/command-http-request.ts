import type { Field } from '../model/declaration.ts';
import type { Route } from '../model/route.ts';
import { scalarOf } from '../model/scalar-of.ts';
import { isOwn, isUnknown } from './aggregate-sample.ts';
import { call, objectCall } from './code-doc.ts';
import { type Routed, sentFields, sentIn } from './command-route.ts';
import type { Doc } from './doc.ts';
import { stringLiteral, templateText } from './escape.ts';
import { idVariable, wrapped } from './http-fixture.ts';
import type { Sample, SampleObject, SampleRow } from './sample.ts';
import { sampleDoc, sampleProperties } from './sample-text.ts';

/** The variable that holds the id of a row. */
export const rowVariable = (row: SampleRow): string => {
  if (isUnknown(row)) return 'unknownId';
  return isOwn(row) ? 'id' : idVariable(row);
};

const isRow = (sample: Sample): sample is SampleRow =>
  typeof sample === 'object' && sample !== null && 'kind' in sample && sample.kind === 'ref';

/** A sample within an address; undefined: it is not known how it is written there. */
function addressText(sample: Sample | undefined): string | undefined {
  if (sample === undefined || sample === null) return undefined;
  if (typeof sample !== 'object') return templateText(encodeURIComponent(String(sample)));
  if (!isRow(sample)) return undefined;
  const scalar = scalarOf(sample.target.identity.field.type)?.scalar;
  // Other ids may hold what an address cannot.
  return scalar === 'uuid' ||
    scalar === 'int' ||
    sample.target.identity.made !== 'given' ||
    isUnknown(sample)
    ? `\${${rowVariable(sample)}}`
    : undefined;
}

const memberOf = ({ entries }: SampleObject, { name }: Field): Sample | undefined =>
  entries.find((entry) => entry.name === name)?.sample;

export interface Sending {
  readonly routed: Routed;
  readonly input: SampleObject;
  /** What `:id` stands for. */
  readonly id: Sample | undefined;
}

/** The address of a request in code; undefined: there is none for this input. */
export function requestUrl({ routed, input, id }: Sending): string | undefined {
  const { http } = routed;
  const params = http.params.map(({ name, field }) =>
    addressText(
      routed.input.includes(field) ? memberOf(input, field) : name === 'id' ? id : undefined,
    ),
  );
  const strings =
    sentIn(routed) === 'query'
      ? sentFields(routed).flatMap((field) => {
          const sample = memberOf(input, field);
          return sample === undefined ? [] : [{ field, text: addressText(sample) }];
        })
      : [];
  if ([...params, ...strings.map(({ text }) => text)].some((text) => text === undefined)) {
    return undefined;
  }
  const path = pathOf(http, params);
  const search = strings.map(({ field, text }) => `${encodeURIComponent(field.wire)}=${text}`);
  return urlLiteral(search.length === 0 ? path : `${path}?${search.join('&')}`);
}

const urlLiteral = (address: string): string =>
  address.includes('${') ? `\`${address}\`` : stringLiteral(address);

function pathOf({ path, params }: Route, texts: readonly (string | undefined)[]): string {
  return path.replace(/:([A-Za-z]\w*)/g, (whole, name) => {
    const at = params.findIndex((param) => param.name === name);
    return texts[at] ?? whole;
  });
}

/** What a request holds in its body; undefined: it has none. */
export function requestBody({ routed, input }: Sending): SampleObject | undefined {
  const fields = sentFields(routed);
  if (fields.length === 0 || sentIn(routed) === 'query') return undefined;
  const entries = fields.flatMap((field) => {
    const sample = memberOf(input, field);
    return sample === undefined ? [] : [{ name: field.name, wire: field.wire, sample }];
  });
  return wrapped({ kind: 'object', entries }, routed.http.envelope);
}

export interface Request {
  readonly http: Route;
  /** @example 'app.api' */
  readonly client: string;
  readonly url: string;
  /** In code, or properties of an object; undefined: nothing is sent. */
  readonly body: string | SampleObject | undefined;
  /** In code. */
  readonly headers: string | undefined;
}

/** The call that sends a request. */
export function requestCall({ http, client, url, body, headers }: Request): Doc {
  const method = http.method.toLowerCase();
  const callee = `${client}.${method}`;
  const takesBody = sentIn({ http, input: [] }) === 'body';
  if (headers !== undefined) {
    const sent = body === undefined ? 'undefined' : bodyDoc(body);
    return call(callee, url, ...(takesBody ? [sent] : []), headers);
  }
  if (body === undefined) return call(callee, url);
  if (typeof body === 'string') return call(callee, url, body);
  return body.entries.length === 0
    ? call(callee, url, '{}')
    : objectCall({ callee, args: [url], items: sampleProperties(body, rowVariable) });
}

const bodyDoc = (body: string | SampleObject): Doc =>
  typeof body === 'string' ? body : sampleDoc(body, rowVariable);
