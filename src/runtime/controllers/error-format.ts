import type { DomainError, JsonValue } from '../domain/index.ts';
import { compileTemplate, type TemplateValues } from './error-template.ts';

/** The body of an error, with `$code` and the like inside its texts; `status` answers another one. */
export interface ErrorTemplate {
  readonly status?: number;
  readonly body: JsonValue;
}

/** By name of the error (`OutOfStock`), by status (`'409'`), or `default`; the most particular wins. */
export type ErrorTemplates = Readonly<Record<string, ErrorTemplate>>;

export interface ErrorAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: unknown;
}

export type ErrorFormat = (error: DomainError, requestId: string) => ErrorAnswer;

/** Words errors as the application's templates say, else as problem documents of RFC 9457. */
export function createErrorFormat(templates: ErrorTemplates = {}): ErrorFormat {
  const compiled = new Map(
    Object.entries(templates).map(([key, template]) => [
      key,
      { status: template.status, fill: compileTemplate(template.body) },
    ]),
  );
  return (error, requestId) => {
    const template =
      compiled.get(error.code) ?? compiled.get(String(error.status)) ?? compiled.get('default');
    if (template === undefined) {
      return {
        status: error.status,
        contentType: 'application/problem+json; charset=utf-8',
        body: problemOf(error, requestId),
      };
    }
    const status = template.status ?? error.status;
    return {
      status,
      contentType: 'application/json; charset=utf-8',
      body: template.fill(valuesOf(error, status)),
    };
  };
}

function problemOf(error: DomainError, requestId: string): Readonly<Record<string, unknown>> {
  return {
    type: `urn:problem:${error.code}`,
    title: error.title,
    status: error.status,
    detail: error.detail,
    code: error.code,
    ...(error.fields === undefined ? {} : { fields: error.fields }),
    requestId,
  };
}

function valuesOf(error: DomainError, status: number): TemplateValues {
  return {
    status,
    code: error.code,
    title: error.title,
    detail: error.detail,
    fields: error.fields ?? {},
    timestamp: new Date().toISOString(),
  };
}
