import type { FieldErrors, JsonValue } from '../domain/index.ts';
import type { JsonSchema } from './json-schema.ts';

export interface TemplateValues {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly fields: FieldErrors;
  readonly timestamp: string;
}

type Fill = (values: TemplateValues) => unknown;

const placeholder = /\$(status|code|title|detail|fields|timestamp)\b/g;

/** A function that fills the template in: a text that is one placeholder becomes its very value. */
export function compileTemplate(template: JsonValue): Fill {
  if (typeof template === 'string') {
    return compileText(template);
  }
  if (Array.isArray(template)) {
    const elements = template.map(compileTemplate);
    return (values) => elements.map((fill) => fill(values));
  }
  if (typeof template === 'object' && template !== null) {
    const fields = Object.entries(template).map(
      ([key, value]) => [key, compileTemplate(value)] as const,
    );
    return (values) => Object.fromEntries(fields.map(([key, fill]) => [key, fill(values)]));
  }
  return () => template;
}

function compileText(text: string): Fill {
  const whole = placeholderOf(text);
  if (whole !== undefined) {
    return (values) => values[whole];
  }
  return (values) =>
    text.replaceAll(placeholder, (_, name: keyof TemplateValues) => {
      const value = values[name];
      return typeof value === 'object' ? JSON.stringify(value) : String(value);
    });
}

function placeholderOf(text: string): keyof TemplateValues | undefined {
  const [match] = [...text.matchAll(placeholder)];
  // The expression lets only names of TemplateValues through.
  return match?.[0] === text ? (match[1] as keyof TemplateValues) : undefined;
}

const schemas: Readonly<Record<keyof TemplateValues, JsonSchema>> = {
  status: { type: 'integer' },
  code: { type: 'string' },
  title: { type: 'string' },
  detail: { type: 'string' },
  fields: {
    type: 'object',
    additionalProperties: { type: 'array', items: { type: 'string' } },
  },
  timestamp: { type: 'string', format: 'date-time' },
};

/** The JSON Schema of what a template answers, for the OpenAPI document. */
export function schemaOfTemplate(template: JsonValue): JsonSchema {
  if (typeof template === 'string') {
    const whole = placeholderOf(template);
    return whole === undefined ? { type: 'string' } : schemas[whole];
  }
  if (Array.isArray(template)) {
    return { type: 'array' };
  }
  if (typeof template === 'object' && template !== null) {
    const fields = Object.entries(template);
    return {
      type: 'object',
      required: fields.map(([key]) => key),
      properties: Object.fromEntries(fields.map(([key, value]) => [key, schemaOfTemplate(value)])),
    };
  }
  return { const: template };
}
