import { type MergeSide, markConflict } from './conflict.ts';
import { diff3, type Region } from './diff3.ts';
import type { Three } from './merge-container.ts';

/** Lines of a merge, and how many conflicts stand in them. */
export interface MergedLines {
  readonly lines: readonly string[];
  readonly conflicts: number;
}

/** The lines of three versions. */
export interface LinesToMerge {
  readonly path: string;
  readonly versions: Three<readonly string[]>;
  readonly favour: MergeSide | undefined;
}

function linesOf(region: Region, favour: MergeSide | undefined): readonly string[] {
  if (region.kind === 'clean') return region.lines;
  return favour === undefined ? markConflict(region) : region[favour];
}

/** The merge that knows lines only. */
export function mergeLines(
  versions: Three<readonly string[]>,
  favour: MergeSide | undefined,
): MergedLines {
  const regions = diff3(versions);
  const conflicts = regions.filter(({ kind }) => kind === 'conflict').length;
  return {
    lines: regions.flatMap((region) => linesOf(region, favour)),
    conflicts: favour === undefined ? conflicts : 0,
  };
}
