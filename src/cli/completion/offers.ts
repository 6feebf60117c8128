import { resolve } from 'node:path';
import type { Spec } from '../../spec/spec.ts';
import { type Offer, offerOf } from './candidate.ts';

/** What a place is asked with. */
export interface Asking {
  /** The folder of the app. */
  readonly cwd: string;
  /** The arguments that stand before. */
  readonly args: readonly string[];
}

type Source = (asking: Asking) => Offer | Promise<Offer>;

const files: Source = () => ({ candidates: [], paths: 'files' });
const folders: Source = () => ({ candidates: [], paths: 'folders' });
/** What only the user knows. */
const own: Source = () => ({ candidates: [] });

/**
 * What can stand as an argument or as the value of an option: by command and name, or by name where
 * it is the same for all. What has `choices` says them itself; the options of concepts are asked
 * for by their questions.
 */
export const sources: Readonly<Record<string, Source>> = {
  '--cwd': folders,
  'new dir': folders,
  'new --spec': async () => {
    const { starts } = await import('../create/spec-start.ts');
    return { ...offerOf(starts()), paths: 'files' };
  },
  'rename thing': things,
  'rename new': own,
  'remove thing': things,
  '--kind': async ({ cwd }) => {
    const { declarations } = await import('../../edit/references/declaration.ts');
    const spec = await specIn(cwd);
    return offerOf(spec === undefined ? [] : declarations(spec).map(({ kind }) => kind));
  },
  'check spec': files,
  'graph spec': files,
  'graph --out': files,
  'graph --context': async ({ cwd }) => {
    const spec = await specIn(cwd);
    return offerOf(spec === undefined ? [] : spec.contexts.map(({ name }) => name.text));
  },
  'restore path': async ({ cwd }) => {
    const { deletedFiles } = await import('./deleted-files.ts');
    return offerOf(deletedFiles(resolve(cwd)));
  },
  'explain code': async () => {
    const { explainedCodes } = await import('../commands/explain.ts');
    return offerOf(explainedCodes());
  },
  'merge-file mine': files,
  'merge-file base': files,
  'merge-file theirs': files,
  'merge-file --path': files,
};

/** Everything that the spec declares, by the shortest text that means it alone. */
async function things({ cwd }: Asking): Promise<Offer> {
  const spec = await specIn(cwd);
  if (spec === undefined) return own({ cwd, args: [] });
  const [{ declarations }, { pathOf }] = await Promise.all([
    import('../../edit/references/declaration.ts'),
    import('../../edit/references/find-declaration.ts'),
  ]);
  const all = declarations(spec);
  const count = new Map<string, number>();
  for (const { name } of all) count.set(name.text, (count.get(name.text) ?? 0) + 1);
  const candidates = all.map((one) => ({
    value: count.get(one.name.text) === 1 ? one.name.text : pathOf(one),
    about: one.kind,
  }));
  return { candidates };
}

/** The spec of an app; a wrong one has no places to name. */
async function specIn(cwd: string): Promise<Spec | undefined> {
  const { readForEdit } = await import('../edit/read-for-edit.ts');
  const found = await readForEdit(resolve(cwd));
  return found.kind === 'spec' ? found.spec : undefined;
}
