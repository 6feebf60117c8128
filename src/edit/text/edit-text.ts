import { plainText } from '../../spec/plain-text.ts';
import { readYaml } from '../../spec/read-yaml.ts';
import type { SourceFile } from '../../spec/source.ts';
import type { DataMap, Edit, Path } from '../edit.ts';
import { nameTaken } from '../name-taken.ts';
import { addEntries } from './add-entries.ts';
import { appendItem } from './append-item.ts';
import { editedData } from './edited-data.ts';
import { blockLines } from './layout.ts';
import { removeEntry } from './remove-entry.ts';
import { setValue } from './set-value.ts';
import { SpecText, sharedPart } from './spec-text.ts';
import { applySplices, type Splice } from './splice.ts';
import { learnStyle } from './style.ts';

/**
 * The text of a file with the edits made in it. They are spliced in: comments, layout, quoting and
 * order of everything else stay byte for byte.
 */
export async function editText(file: SourceFile, edits: readonly Edit[]): Promise<string> {
  const mark = file.text.slice(0, file.text.length - plainText(file.text).length);
  const text = new SpecText(await import('yaml'), plainText(file.text));
  const together = joined(edits);
  for (const edit of together) checkFree(file, text, edit);
  const edited = applySplices(
    text.text,
    together.flatMap((edit) => splicesFor(text, edit)),
  );
  checkReach(file, edited, together);
  return mark + edited;
}

function splicesFor(text: SpecText, edit: Edit): readonly Splice[] {
  switch (edit.kind) {
    case 'add':
      return addEntries(text, edit.path, edit.entries);
    case 'append':
      return [appendItem(text, edit.path, edit.item)];
    case 'set':
      return [setValue(text, edit.path, edit.value)];
    case 'create':
      return [{ from: 0, to: text.text.length, text: newText(text, edit.entries) }];
    case 'remove':
      return removeEntry(text, edit.path);
  }
}

function newText(text: SpecText, entries: DataMap): string {
  const style = learnStyle(text, undefined, '');
  return blockLines(entries, { style, indent: 0, holder: '' }).join(text.eol) + text.eol;
}

/** What goes into one map is one edit, so that it is laid out together. */
function joined(edits: readonly Edit[]): readonly Edit[] {
  const made: Edit[] = [];
  for (const edit of edits) {
    const index = made.findIndex((one) => one.kind === 'add' && isSame(one.path, edit.path));
    const before = made[index];
    if (edit.kind === 'add' && before?.kind === 'add') {
      made[index] = { ...before, entries: { ...before.entries, ...edit.entries } };
    } else made.push(edit);
  }
  return made;
}

const isSame = (a: Path, b: Path): boolean => a.join('\n') === b.join('\n');

/** A name that is taken is told before anything is written over it. */
function checkFree({ path: file }: SourceFile, text: SpecText, edit: Edit): void {
  if (edit.kind !== 'add') return;
  for (const key of Object.keys(edit.entries)) {
    const start = text.startOfKey([...edit.path, key]);
    if (start === undefined) continue;
    const line = text.text.slice(0, start).split('\n').length;
    const place = `${file}:${line}:${text.column(start) + 1}`;
    throw nameTaken(key, place);
  }
}

/** Holds the new text against what it ought to say: an alias elsewhere may have changed with it. */
function checkReach(file: SourceFile, edited: string, edits: readonly Edit[]): void {
  const silent = { report: () => {}, broken: [] };
  const before: unknown = readYaml(file, silent);
  const after = readYaml({ path: file.path, text: edited }, silent);
  const wanted = edits.reduce(editedData, before);
  if (sorted(after) === sorted(wanted)) return;
  throw sharedPart(edits[0]?.path ?? []);
}

/** As JSON, with the keys of maps in one order. */
function sorted(data: unknown): string {
  return JSON.stringify(data, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value as DataMap).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
