import type { External } from '../model/external.ts';
import type { Model } from '../model/model.ts';
import { behind, property } from './code-doc.ts';
import { declaredFile } from './declared-file.ts';
import { stringLiteral } from './escape.ts';
import { methodPiece, type Piece } from './external-method.ts';
import { externalClientFile, externalClientName, externalFile } from './external-types.ts';
import { typeName } from './identifiers.ts';
import { type Import, renderImports } from './imports.ts';
import type { PlannedFile } from './planned-file.ts';
import { jsonDoc } from './schema-text.ts';

const type = (name: string, from: string): Import => ({ name, from, type: true });

/** The options of the client that the spec decides on. */
function policy({ timeoutMs, retry, breaker }: External): readonly string[] {
  const waits = retry && {
    attempts: retry.times,
    from: retry.fromMs,
    ...(retry.toMs !== retry.fromMs && { upTo: retry.toMs }),
  };
  const opens = breaker && {
    failures: breaker.failures,
    within: breaker.withinMs,
    open: breaker.openMs,
  };
  return [
    property('timeout', behind(`${timeoutMs}`), 12),
    ...(waits ? [property('retry', behind(jsonDoc(waits)), 12)] : []),
    ...(opens ? [property('breaker', behind(jsonDoc(opens)), 12)] : []),
  ];
}

/** The external that is asked when this one cannot answer. */
export const fallbackOf = (external: External, model: Model): External | undefined =>
  external.fallback === undefined
    ? undefined
    : model.contexts
        .flatMap(({ externals }) => externals)
        .find(({ id }) => id === external.fallback);

function clientImports(external: External, methods: readonly Piece[], other: External | undefined) {
  const from = '@plinth/runtime/externals';
  const isVoid = external.operations.some(({ returns }) => returns === undefined);
  const isRead = external.operations.some(({ returns }) => returns !== undefined);
  return [
    { name: 'newId', from: '@plinth/runtime/domain' },
    { name: 'Unavailable', from: '@plinth/runtime/domain' },
    { name: 'ExternalClient', from },
    ...(isVoid ? [{ name: 'noReply', from }] : []),
    ...(isRead ? [{ name: 'replyOf', from }] : []),
    { name: 'currentCorrelationId', from: '@plinth/runtime/observability' },
    type(typeName(external), externalFile(external)),
    ...(other
      ? [
          { name: 'isUnavailable', from },
          { name: 'fallback', from: '@plinth/runtime/resilience' },
          type(typeName(other), externalFile(other)),
        ]
      : []),
    ...methods.flatMap(({ imports }) => imports),
  ];
}

/** The client that asks over HTTP. */
export function planExternalClient(external: External, model: Model): PlannedFile {
  const path = externalClientFile(external);
  const other = fallbackOf(external, model);
  const methods = external.operations.map((one) => methodPiece(external, one, model));
  return declaredFile(external, {
    role: 'client',
    path,
    template: 'app/src/contexts/__context__/infrastructure/http-__external__.ts',
    view: {
      imports: renderImports(clientImports(external, methods, other), path),
      name: externalClientName(external),
      external: typeName(external),
      title: stringLiteral(external.name),
      policy: policy(external),
      fallback: other ? typeName(other) : '',
      methods: methods.map(({ view }) => view),
    },
  });
}
