import type {
  External as SpecExternal,
  ExternalOperation as SpecOperation,
} from '../../spec/external.ts';
import { nearest } from '../../spec/nearest.ts';
import type { External, ExternalOperation } from '../external.ts';
import { declared } from './declared.ts';
import { buildFields } from './field.ts';
import { buildReturns } from './returns.ts';
import { buildParams, pathText } from './route.ts';
import { buildSetting } from './setting.ts';
import type { Building, Site } from './site.ts';
import { buildBreaker, buildRetry } from './timing.ts';

export function buildExternal(
  written: SpecExternal,
  others: readonly SpecExternal[],
  site: Site,
): External {
  const external: Building<External> = {
    kind: 'external',
    ...declared(written, site.context),
    url: buildSetting(written.url),
    operations: written.ops.map((operation) => buildExternalOperation(operation, site)),
    timeoutMs: written.timeout.milliseconds,
    retry: written.retry && buildRetry(written.retry),
    breaker: written.breaker && buildBreaker(written.breaker),
    fallback: findFallback(written, others, site),
  };
  if (external.url.kind === 'literal' && !/^https?:\/\/[^\s/]/.test(external.url.text)) {
    site.report('SPEC_VALUE', written.url.at, { wanted: 'an address such as https://example.org' });
  }
  return external;
}

function buildExternalOperation(written: SpecOperation, site: Site): ExternalOperation {
  const input = buildFields(written.input, site);
  return {
    name: written.name.text,
    method: written.http.method,
    path: pathText('', written.http.path),
    params: buildParams(written.http.path, input, site).map(({ name }) => name),
    input,
    returns: written.returns && buildReturns(written.returns, site),
    at: written.name.at,
  };
}

function findFallback(
  { fallback, ops, name }: SpecExternal,
  all: readonly SpecExternal[],
  site: Site,
): string | undefined {
  if (fallback === undefined) return undefined;
  const others = all.filter((other) => other.name.text !== name.text);
  const found = others.find((other) => other.name.text === fallback.text);
  if (found === undefined) {
    if (site.directory.broken.has(fallback.text)) return undefined;
    site.report('SPEC_UNKNOWN_EXTERNAL', fallback.at, {
      name: fallback.text,
      near: nearest(
        fallback.text,
        others.map(({ name }) => name.text),
      ),
    });
    return undefined;
  }
  const there = new Set(found.ops.map(({ name }) => name.text));
  const lacking = ops.filter(({ name }) => !there.has(name.text));
  for (const { name } of lacking) {
    site.report('SPEC_FALLBACK_OPS', fallback.at, {
      name: fallback.text,
      operation: name.text,
    });
  }
  return `${site.context}.${fallback.text}`;
}
