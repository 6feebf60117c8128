import type { ErrorTemplate as SpecTemplate } from '../../spec/error-template.ts';
import type { Http as SpecHttp } from '../../spec/http.ts';
import { nearest } from '../../spec/nearest.ts';
import { builtInErrors } from '../built-in-errors.ts';
import type { ErrorTemplate, Http } from '../http.ts';
import type { Directories } from './directory.ts';
import { pathText } from './route.ts';
import type { Report } from './site.ts';

export function buildHttp(
  written: SpecHttp,
  { directories, report }: { readonly directories: Directories; readonly report: Report },
): Http {
  const errors = written.errors === 'problem' ? [] : written.errors;
  const names = errorNames(directories);
  return {
    basePath: basePathOf(written, report),
    etag: written.etag,
    decimals: written.decimals,
    unknownFields: written.unknownFields,
    errors: errors.map((template) => buildTemplate(template, names, report)),
  };
}

function basePathOf({ basePath }: SpecHttp, report: Report): string {
  for (const segment of basePath?.segments ?? []) {
    if (segment.kind === 'literal') continue;
    report('SPEC_ROUTE_PARAM', segment.name.at, { name: segment.name.text });
  }
  const text = basePath ? pathText('', basePath) : '/';
  return text === '/' ? '' : text;
}

/** Every error that can be answered: declared anywhere, or built in. */
function errorNames({ shared, contexts }: Directories): ReadonlySet<string> {
  const names = new Set(builtInErrors.keys());
  for (const { errors, things, broken } of [shared, ...contexts.values()]) {
    for (const name of [...errors.keys(), ...broken]) names.add(name);
    for (const { kind, name } of things.values()) {
      if (kind === 'entity' || kind === 'aggregate') names.add(`Unknown${name}`);
    }
  }
  return names;
}

function buildTemplate(
  { on, status, body }: SpecTemplate,
  names: ReadonlySet<string>,
  report: Report,
): ErrorTemplate {
  if (on.kind === 'error' && !names.has(on.name.text)) {
    report('SPEC_UNKNOWN_ERROR', on.name.at, {
      name: on.name.text,
      near: nearest(on.name.text, names),
    });
  }
  return {
    of: ofTemplate(on),
    status,
    body: body.value,
  };
}

function ofTemplate(on: SpecTemplate['on']): ErrorTemplate['of'] {
  switch (on.kind) {
    case 'error':
      return { kind: 'error', name: on.name.text };
    case 'status':
      return { kind: 'status', status: on.status };
    case 'default':
      return { kind: 'default' };
  }
}
