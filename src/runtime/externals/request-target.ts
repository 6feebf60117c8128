import { ValidationError } from '../domain/index.ts';

type Scalar = string | number | boolean;

/** Values of a path or query; an absent one is left out of the query. */
export type Parameters = Readonly<
  Record<string, Scalar | { toString(): string } | readonly Scalar[] | null | undefined>
>;

export interface TargetParts {
  /** `/graph/:origin/paths` */
  readonly path: string;
  readonly params?: Parameters | undefined;
  readonly query?: Parameters | undefined;
}

/** The path with its parameters filled in, and the query behind it. */
export function requestTarget({ path, params = {}, query = {} }: TargetParts): string {
  const filled = path.replaceAll(/:([A-Za-z]\w*)/g, (_, name: string) =>
    segment(name, params[name]),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const values = Array.isArray(value) ? value : [value];
    for (const one of values) if (one !== null && one !== undefined) search.append(name, `${one}`);
  }
  return search.size === 0 ? filled : `${filled}?${search}`;
}

// A value must stay one segment: `..` would ask for another path, and nothing for its parent.
function segment(name: string, value: Parameters[string]): string {
  const text = `${value ?? ''}`;
  if (text === '' || text === '.' || text === '..') {
    throw new ValidationError({ [name]: ['must not be empty, . or ..'] });
  }
  return encodeURIComponent(text);
}
