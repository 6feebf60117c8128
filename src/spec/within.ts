import type { At } from '../diagnostic.ts';

/** The place of a value below another one. @example within(entity.at, 'crud', 0) */
export function within(at: At, ...keys: readonly (string | number)[]): At {
  return { file: at.file, path: [...at.path, ...keys] };
}

/** The place of a key below another place. @example keyWithin(entity.at, 'pages') */
export function keyWithin(at: At, ...keys: readonly (string | number)[]): At {
  return { file: at.file, path: [...at.path, ...keys], on: 'key' };
}
