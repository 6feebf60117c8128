import type { Data, Edit } from '../edit.ts';
import { contextOf } from './parts.ts';
import type { Request } from './request.ts';

/** A new entry of what contexts and the shared kernel may declare. */
export function vocabularyEdit(
  request: Request,
  key: 'types' | 'enums' | 'unions' | 'values' | 'errors',
  value: Data,
): readonly Edit[] {
  const entries = { [request.name]: value };
  if (request.is('shared')) {
    return [{ kind: 'add', file: request.rootFile, path: ['shared', key], entries }];
  }
  return [contextEdit(request, key, entries)];
}

/** New entries of a key of the context. */
export function contextEdit(
  request: Request,
  key: string,
  entries: Readonly<Record<string, Data>>,
): Edit {
  const { file, path } = contextOf(request).at;
  return { kind: 'add', file, path: [...path, key], entries };
}
