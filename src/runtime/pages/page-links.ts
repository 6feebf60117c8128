/** The query string of a request, before or after its types were read. */
export type Query = Readonly<Record<string, unknown>>;

/** The same address with some parameters changed; undefined takes one out. */
export function withQuery(
  path: string,
  query: Query,
  changes: Readonly<Record<string, string | undefined>>,
): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, ...changes })) {
    for (const one of [value].flat()) {
      if (one !== undefined && one !== null && one !== '' && name !== 'notice') {
        parameters.append(name, String(one));
      }
    }
  }
  const text = parameters.toString();
  return text === '' ? path : `${path}?${text}`;
}

/**
 * The query of a form as the schema wants it: browsers send every field, the empty ones too.
 * @example pages.get('/products', { preValidation: dropEmptyQuery, … })
 */
export function dropEmptyQuery(
  request: { query: unknown },
  _reply: unknown,
  done: () => void,
): void {
  const entries = Object.entries(Object(request.query));
  request.query = Object.fromEntries(entries.filter(([, value]) => value !== ''));
  done();
}
