import { plainText } from '../spec/plain-text.ts';
import type { SourceFile, SpecSource } from '../spec/source.ts';
import type { Edit } from './edit.ts';
import { editText } from './text/edit-text.ts';

/** A file of the spec that an edit changes, or makes. */
export interface EditedFile {
  readonly path: string;
  /** Undefined where the file is new. */
  readonly before: string | undefined;
  readonly text: string;
}

export interface EditedSpec {
  /** The spec as it will be. */
  readonly source: SpecSource;
  readonly files: readonly EditedFile[];
}

/** Makes the edits in the texts of a spec; nothing is written. */
export async function editSpec(source: SpecSource, edits: readonly Edit[]): Promise<EditedSpec> {
  const known = [source.root, ...source.included.flatMap(({ files }) => files)];
  const paths = [...new Set(edits.map(({ file }) => file))];
  const files = await Promise.all(
    paths.map(async (path): Promise<EditedFile> => {
      const before = known.find((file) => file.path === path)?.text;
      const own = edits.filter(({ file }) => file === path);
      return { path, before, text: await editText({ path, text: before ?? '' }, own) };
    }),
  );
  return { source: withFiles(source, files), files };
}

/** A spec with other texts in some of its files; byte order marks stay. */
export function withTexts(source: SpecSource, texts: readonly SourceFile[]): EditedSpec {
  const known = [source.root, ...source.included.flatMap(({ files }) => files)];
  const files = texts.map(({ path, text }): EditedFile => {
    const before = known.find((file) => file.path === path)?.text ?? '';
    const mark = before.slice(0, before.length - plainText(before).length);
    return { path, before, text: mark + text };
  });
  return { source: withFiles(source, files), files };
}

function withFiles({ root, included }: SpecSource, files: readonly EditedFile[]): SpecSource {
  const now = (file: SourceFile): SourceFile => {
    const edited = files.find(({ path }) => path === file.path);
    return edited ? { path: file.path, text: edited.text } : file;
  };
  const added = files.filter(({ before }) => before === undefined);
  return {
    root: now(root),
    included: included.map(({ pattern, files: old }, index) => ({
      pattern,
      // A file of its own is made where the first pattern with one * finds it.
      files: [...old.map(now), ...(index === starredIndex(included) ? added : [])].toSorted(
        (a, b) => (a.path < b.path ? -1 : 1),
      ),
    })),
  };
}

const starredIndex = (included: SpecSource['included']): number =>
  included.findIndex(({ pattern }) => isStarred(pattern));

/** Whether a name in the place of its one star makes a path that it matches. */
export const isStarred = (pattern: string): boolean => /^[^*]*\*[^*]*$/.test(pattern);
