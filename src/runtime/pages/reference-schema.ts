import { type Html, html } from './html.ts';
import {
  propertiesOf,
  type ReferenceSchema,
  refName,
  schemaAt,
  schemasAt,
} from './reference-document.ts';

/** A schema in a few words, with links to those it names. */
export function typeText(schema: ReferenceSchema): Html {
  const name = refName(schema);
  if (name !== undefined) {
    return html`<a href="#schema-${name}">${name}</a>`;
  }
  const branches = [...schemasAt(schema, 'oneOf'), ...schemasAt(schema, 'anyOf')];
  if (branches.length > 0) {
    return joined(branches.map(typeText), ' or ');
  }
  if (schema.const !== undefined) {
    return html`<code>${JSON.stringify(schema.const)}</code>`;
  }
  if (Array.isArray(schema.enum)) {
    return joined(
      schema.enum.map((member) => html`<code>${String(member)}</code>`),
      ' | ',
    );
  }
  const items = schemaAt(schema, 'items');
  if (items !== undefined) {
    return html`list of ${typeText(items)}`;
  }
  const values = schemaAt(schema, 'additionalProperties');
  if (values !== undefined) {
    return html`map of ${typeText(values)}`;
  }
  const types = [schema.type ?? 'anything'].flat().join(' or ');
  const format = schema.format;
  return html`${typeof format === 'string' ? `${types} (${format})` : types}`;
}

const limits: readonly (readonly [string, string])[] = [
  ['minLength', 'at least # characters'],
  ['maxLength', 'at most # characters'],
  ['minimum', 'from #'],
  ['maximum', 'up to #'],
  ['minItems', 'at least # elements'],
  ['maxItems', 'at most # elements'],
  ['pattern', 'like #'],
  ['default', 'default #'],
];

/** The limits of a value: `at most 80 characters, default EUR`. */
export function limitsText(schema: ReferenceSchema): string {
  return limits
    .filter(([key]) => schema[key] !== undefined && schema[key] !== null)
    .map(([key, words]) => words.replace('#', () => String(schema[key])))
    .join(', ');
}

/** The fields of an object as a table; other schemas in a line. */
export function schemaDetails(schema: ReferenceSchema): Html {
  const properties = propertiesOf(schema);
  if (properties.length === 0) {
    return html`<p>${typeText(schema)} <span class="help">${limitsText(schema)}</span></p>`;
  }
  const required = Array.isArray(schema.required) ? schema.required : [];
  return html`<table><thead><tr><th scope="col">Field</th><th scope="col">Type</th><th scope="col">About</th></tr></thead>
<tbody>${properties.map(
    ([name, property]) =>
      html`<tr><td><code>${name}</code>${
        required.includes(name) ? html` <span class="help">required</span>` : undefined
      }</td><td>${typeText(property)}</td><td>${about(property)}</td></tr>`,
  )}</tbody></table>`;
}

function about(schema: ReferenceSchema): string {
  const { description } = schema;
  const words = typeof description === 'string' ? [description] : [];
  return [...words, limitsText(schema)].filter((text) => text !== '').join('; ');
}

function joined(parts: readonly Html[], between: string): Html {
  return html`${parts.map((part, at) => (at === 0 ? part : html`${between}${part}`))}`;
}
