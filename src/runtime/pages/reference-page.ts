import { type Html, html } from './html.ts';
import type { ReferenceDocument, ReferenceOperation } from './reference-document.ts';
import { exampleOf } from './reference-example.ts';
import { limitsText, schemaDetails, typeText } from './reference-schema.ts';

export interface ReferencePage {
  readonly document: ReferenceDocument;
  /** Where the document itself is, and others that belong to it. */
  readonly documents: readonly { readonly name: string; readonly path: string }[];
  readonly styleSheet: string;
  /** What a request in an example starts with: `http://localhost:3000`. */
  readonly origin: string;
  /** The word before a token. */
  readonly scheme: string;
}

interface Entry {
  readonly path: string;
  readonly method: string;
  readonly operation: ReferenceOperation;
}

/** An OpenAPI document as a page to read: every operation with an example to copy, every schema. */
export function renderReference(page: ReferencePage): string {
  const { info, components } = page.document;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${info.title} API</title>
<link rel="stylesheet" href="${page.styleSheet}">
<link rel="icon" href="data:,">
</head>
<body>
<main>
<h1>${info.title} <span class="help">${info.version}</span></h1>
${info.description === undefined ? undefined : html`<p>${info.description}</p>`}
${page.documents.map(({ name, path }) => html`<p><a href="${path}">${name}</a></p>`)}
${[...byTag(page.document)].map(
  ([tag, entries]) =>
    html`<section><h2>${tag}</h2>${entries.map((entry) => operation(entry, page))}</section>`,
)}
<section><h2>Schemas</h2>${Object.entries(components.schemas).map(
    ([
      name,
      schema,
    ]) => html`<details class="operation" id="schema-${name}"><summary><code>${name}</code></summary>
${schemaDetails(schema)}</details>`,
  )}</section>
</main>
</body>
</html>
`.markup;
}

function byTag(document: ReferenceDocument): ReadonlyMap<string, readonly Entry[]> {
  const tags = new Map<string, Entry[]>();
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const tag = operation.tags?.[0] ?? 'Operations';
      tags.set(tag, [...(tags.get(tag) ?? []), { path, method: method.toUpperCase(), operation }]);
    }
  }
  return tags;
}

function operation(entry: Entry, page: ReferencePage): Html {
  const { path, method, operation } = entry;
  const id = operation.operationId ?? `${method}-${path}`;
  return html`<details class="operation" id="${id}">
<summary><span class="method">${method}</span> <code>${path}</code> <span class="help">${operation.summary ?? ''}</span></summary>
${operation.description === undefined ? undefined : html`<p>${operation.description}</p>`}
${security(operation)}${parameters(operation)}${requestBody(operation)}${responses(operation)}
<h3>Example</h3>
<pre tabindex="0"><code>${curl(entry, page)}</code></pre>
</details>`;
}

function security({ security }: ReferenceOperation): Html | undefined {
  if (security.length === 0) {
    return undefined;
  }
  const open = security.some((way) => Object.keys(way).length === 0);
  return html`<p class="help">${open ? 'A token may be sent.' : 'Needs a token.'}</p>`;
}

function parameters({ parameters = [] }: ReferenceOperation): Html | undefined {
  return parameters.length === 0
    ? undefined
    : html`<h3>Parameters</h3><table><tbody>${parameters.map(
        ({ name, in: place, required, description, schema }) =>
          html`<tr><td><code>${name}</code>${required ? html` <span class="help">required</span>` : undefined}</td>
<td>${place}</td><td>${typeText(schema)}</td><td>${[description, limitsText(schema)].filter(Boolean).join('; ')}</td></tr>`,
      )}</tbody></table>`;
}

function requestBody({ requestBody }: ReferenceOperation): Html | undefined {
  const schema = requestBody?.content['application/json']?.schema;
  return schema === undefined ? undefined : html`<h3>Body</h3><p>${typeText(schema)}</p>`;
}

function responses({ responses }: ReferenceOperation): Html {
  return html`<h3>Answers</h3><table><tbody>${Object.entries(responses).map(
    ([status, { description, content = {} }]) => html`<tr><td>${status}</td><td>${description}</td>
<td>${Object.values(content).map(({ schema }) => typeText(schema))}</td></tr>`,
  )}</tbody></table>`;
}

/** A command to paste into a shell: texts in single quotes, whatever they hold. */
function curl(
  { path, method, operation }: Entry,
  { document, origin, scheme }: ReferencePage,
): string {
  const schema = operation.requestBody?.content['application/json']?.schema;
  const needsToken = operation.security.length > 0;
  const lines = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}${quoted(origin + path)}`,
    ...(needsToken ? [`-H "authorization: ${scheme} $TOKEN"`] : []),
    ...(schema === undefined
      ? []
      : [
          `-H 'content-type: application/json'`,
          `-d ${quoted(JSON.stringify(exampleOf(schema, document.components.schemas), null, 2))}`,
        ]),
  ];
  return lines.join(' \\\n  ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
