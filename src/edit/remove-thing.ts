import { PlinthError } from '../errors.ts';
import { loadLocator } from '../spec/locate.ts';
import type { SpecSource } from '../spec/source.ts';
import type { Spec } from '../spec/spec.ts';
import type { Edit, Path } from './edit.ts';
import type { Declaration } from './references/declaration.ts';
import { pathOf } from './references/find-declaration.ts';
import { inside, isBelow, usesOf } from './references/uses-of.ts';
import { SpecData } from './spec-data.ts';

/** The edits that take a thing out of a spec; refused where something else needs it. */
export async function removeThing(
  spec: Spec,
  source: SpecSource,
  target: Declaration,
): Promise<readonly Edit[]> {
  const all = inside(spec, target);
  const needed = all
    .flatMap((one) => usesOf(spec, one))
    .filter(({ at }) => !isBelow(at, target.at));
  if (needed.length > 0) {
    const { locate } = await loadLocator(source);
    const places = needed
      .map(({ at, text }) => ({ ...locate(at), text }))
      .toSorted((a, b) => a.line - b.line)
      .map(({ file, line, column, text }) => `${file}:${line}:${column} (${text})`);
    throw new PlinthError('THING_IN_USE', `${pathOf(target)} is needed elsewhere`, {
      hint: `take it away first where it is used: ${[...new Set(places)].join(', ')}`,
    });
  }
  const { file, path } = target.at;
  if (path.length === 0) {
    throw new PlinthError('CONTEXT_IS_FILE', `${file} is the context ${target.name.text}`, {
      hint: `delete ${file} and run plinth regenerate`,
    });
  }
  return [{ kind: 'remove', file, path: isLast(source, path, target) ? path.slice(0, -1) : path }];
}

/** Whether nothing else stands under a key of a context, which need then not stand there either. */
function isLast(source: SpecSource, path: Path, { at, context, owner }: Declaration): boolean {
  if (owner !== undefined || context === undefined) return false;
  const holder = new SpecData(source).at(at.file, path.slice(0, -1));
  return Object.keys(holder ?? {}).length === 1;
}
