import type { Option } from './form-field.ts';
import { type Html, type HtmlValue, html } from './html.ts';
import { type Query, withQuery } from './page-links.ts';

export interface Column<Row> {
  readonly label: string;
  readonly cell: (row: Row) => HtmlValue;
  /** The name to sort by, where the list can be sorted by it. */
  readonly sort?: string;
  /** Numbers stand to the right. */
  readonly numeric?: boolean;
}

export interface Filter {
  readonly name: string;
  readonly label: string;
  /** Those to choose from; without them the value is typed. */
  readonly options?: readonly Option[];
}

export interface ListView<Row> {
  readonly title: string;
  /** The address of the list. */
  readonly path: string;
  /** The query string as it came. */
  readonly query: Query;
  readonly page: {
    readonly items: readonly Row[];
    readonly total: number;
    readonly limit: number;
    readonly offset: number;
  };
  readonly columns: readonly Column<Row>[];
  /** Where a row leads: its first column is the link; left out = there is no page of one row. */
  readonly href?: (row: Row) => string;
  readonly filters?: readonly Filter[];
  /** Whether `?q=` searches. */
  readonly search?: boolean;
  /** The word on the button that leads to the form; left out = nothing can be made here. */
  readonly create?: string | undefined;
}

/** The page of a list that is shown whole. */
export const wholePage = <Row>(items: readonly Row[]): ListView<Row>['page'] => ({
  items,
  total: items.length,
  limit: items.length,
  offset: 0,
});

export function listView<Row>(view: ListView<Row>): Html {
  return html`<div class="heading"><h1>${view.title}</h1>
${view.create === undefined ? undefined : html`<a class="button primary" href="${view.path}/new">${view.create}</a>`}</div>
${searchForm(view)}${view.page.items.length === 0 ? nothing(view) : table(view)}${pages(view)}`;
}

function table<Row>({ columns, page, path, query, href, title }: ListView<Row>): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table>
<thead><tr>${columns.map((column) => heading(column, path, query))}</tr></thead>
<tbody>${page.items.map(
    (row) =>
      html`<tr>${columns.map(({ cell, numeric }, at) => {
        const leads = at === 0 && href !== undefined;
        const inner = leads ? html`<a href="${href(row)}">${cell(row)}</a>` : cell(row);
        return html`<td${numeric === true ? html` class="number"` : ''}>${inner}</td>`;
      })}</tr>
`,
  )}</tbody></table></div>`;
}

function heading<Row>({ label, sort, numeric }: Column<Row>, path: string, query: Query): Html {
  const kind = numeric === true ? html` class="number"` : undefined;
  if (sort === undefined) {
    return html`<th scope="col"${kind}>${label}</th>`;
  }
  const present = query.sort;
  const order = present === sort ? 'ascending' : present === `-${sort}` ? 'descending' : undefined;
  const next = order === 'ascending' ? `-${sort}` : sort;
  return html`<th scope="col"${kind}${order === undefined ? undefined : html` aria-sort="${order}"`}>
<a href="${withQuery(path, query, { sort: next, offset: undefined })}">${label}<span class="sort" aria-hidden="true">${
    order === undefined ? ' ↕' : order === 'ascending' ? ' ↑' : ' ↓'
  }</span></a></th>`;
}

function searchForm<Row>({ path, query, filters = [], search }: ListView<Row>): Html | undefined {
  if (search !== true && filters.length === 0) {
    return undefined;
  }
  const sort = textIn(query, 'sort');
  return html`<form class="search" method="get" action="${path}" role="search">
${search === true ? html`<div class="field"><label for="q">Search</label><input type="search" id="q" name="q" value="${textIn(query, 'q')}"></div>` : undefined}
${filters.map((filter) => filterInput(filter, textIn(query, filter.name)))}
${sort === '' ? undefined : html`<input type="hidden" name="sort" value="${sort}">`}
<div class="actions"><button>Find</button>
${isNarrowed(query, filters) ? html`<a class="button" href="${path}">Show all</a>` : undefined}</div></form>`;
}

function filterInput({ name, label, options }: Filter, value: string): Html {
  const id = `filter-${name}`;
  return html`<div class="field"><label for="${id}">${label}</label>${
    options === undefined
      ? html`<input id="${id}" name="${name}" value="${value}">`
      : html`<select id="${id}" name="${name}"><option value="">Any</option>${options.map(
          (option) =>
            html`<option value="${option.value}"${option.value === value ? html` selected` : ''}>${option.label}</option>`,
        )}</select>`
  }</div>`;
}

function nothing<Row>({ query, filters = [], create, path }: ListView<Row>): Html {
  return isNarrowed(query, filters)
    ? html`<p class="nothing">Nothing fits. <a href="${path}">Show all</a></p>`
    : html`<p class="nothing">Nothing here yet.${create === undefined ? undefined : html` <a href="${path}/new">${create}</a>`}</p>`;
}

function pages<Row>({ page, path, query }: ListView<Row>): Html | undefined {
  const { total, limit, offset, items } = page;
  if (total === 0) {
    return undefined;
  }
  const back = Math.max(0, offset - limit);
  const first = items.length === 0 ? 0 : offset + 1;
  return html`<nav class="pages" aria-label="Pages"><span>${first}–${offset + items.length} of ${total}</span>
${offset > 0 ? html`<a class="button" rel="prev" href="${withQuery(path, query, { offset: String(back) })}">Previous</a>` : undefined}
${offset + items.length < total ? html`<a class="button" rel="next" href="${withQuery(path, query, { offset: String(offset + limit) })}">Next</a>` : undefined}</nav>`;
}

function isNarrowed(query: Query, filters: readonly Filter[]): boolean {
  return ['q', ...filters.map(({ name }) => name)].some((name) => textIn(query, name) !== '');
}

function textIn(query: Query, name: string): string {
  const value = query[name];
  return value === undefined || value === null ? '' : [value].flat().map(String).join(',');
}
