import { expect } from 'vitest';
import { temporaryFolder, writeFiles } from '../workspace/temporary-folder.ts';
import { plinthProcess } from './plinth-process.ts';

/** A spec of one entity, Book. */
export const spec = (fields: string) => `plinth: 1
app: { name: library }
contexts:
  Lending:
    entities:
      Book: { fields: { ${fields} }, crud: all, http: /books }
`;

/** A file that changes with the fields of Book. */
export const BOOK = 'src/contexts/lending/domain/book.ts';

/** A generated app that goes when the test is over. */
export async function library(): Promise<string> {
  const cwd = temporaryFolder({ 'plinth.yaml': spec('title: string') });
  expect((await plinthProcess(cwd, ['regenerate', '--quiet'])).code).toBe(0);
  return cwd;
}

/** Changes the spec, so that there is something to generate. */
export const addField = (cwd: string) =>
  writeFiles(cwd, { 'plinth.yaml': spec('title: string, pages: int') });
