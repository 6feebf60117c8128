import { commentsIn, withoutComments } from './comment.ts';

/** Where a thing stands in a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A thing with the comments that belong to it, or a comment by itself. */
export interface Attached extends Span {
  /** Which thing; undefined: a comment that is set off from those around it. */
  readonly index: number | undefined;
  /** Behind the separator, on the same line. */
  readonly trailing: string;
  /** Where the white space before the next one begins. */
  readonly next: number;
}

export interface Region {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly separator: '' | ',';
}

const hasBlankLine = (gap: string): boolean => gap.split('\n').length > 2;

/** Comments that touch each other, as one. */
function blocksOf(text: string, comments: readonly Span[]): Span[] {
  const blocks: Span[] = [];
  for (const comment of comments) {
    const last = blocks.at(-1);
    if (last !== undefined && !hasBlankLine(text.slice(last.end, comment.start))) {
      blocks[blocks.length - 1] = { start: last.start, end: comment.end };
    } else blocks.push(comment);
  }
  return blocks;
}

/** The first separator that is not in a comment; -1: there is none. */
function separatorIn({ text, separator }: Region, from: number, to: number): number {
  if (separator === '') return -1;
  const bare = withoutComments(text.slice(from, to));
  const at = bare.indexOf(separator);
  return at === -1 ? -1 : from + at;
}

/** What stands between two things. */
interface Between {
  /** Where the thing before ends, with its comments. */
  readonly end: number;
  readonly trailing: string;
  readonly next: number;
  /** Comments by themselves. */
  readonly alone: readonly Span[];
  /** Where the comments of the thing behind begin. */
  readonly lead: number | undefined;
  readonly hasSeparator: boolean;
}

interface Sides {
  readonly before: Span | undefined;
  readonly behind: Span | undefined;
}

/** On the line of what is before it, and nothing of weight behind it there. */
function isTrailing(region: Region, comment: Span, from: number, until: number): boolean {
  const { text } = region;
  if (text.slice(from, comment.start).includes('\n')) return false;
  return /^[ \t]*(?:\n|$)/.test(text.slice(comment.end, until)) || text[comment.start + 1] === '/';
}

function between(region: Region, { before, behind }: Sides): Between {
  const { text } = region;
  const from = before?.end ?? region.from;
  const until = behind?.start ?? region.to;
  const comma = before === undefined ? -1 : separatorIn(region, from, until);
  const hasSeparator = comma !== -1;
  const start = hasSeparator ? comma + 1 : from;
  const comments = commentsIn(text, start, until);
  const first = comments[0];
  const ends =
    first !== undefined && before !== undefined && isTrailing(region, first, start, until);
  const blocks = blocksOf(text, ends ? comments.slice(1) : comments);
  const last = blocks.at(-1);
  const touches =
    behind !== undefined && last !== undefined && !hasBlankLine(text.slice(last.end, until));
  if (touches) blocks.pop();
  const next = ends ? first.end : start;
  const above = blocks[0];
  const belongsAbove =
    before !== undefined &&
    behind !== undefined &&
    above !== undefined &&
    region.separator === '' &&
    !hasBlankLine(text.slice(next, above.start));
  if (belongsAbove) blocks.shift();
  const reach = belongsAbove ? above.end : next;
  const isListed = region.separator !== '';
  return {
    end: hasSeparator ? comma : isListed || before === undefined ? from : reach,
    trailing: isListed ? text.slice(start, next) : '',
    next: reach,
    alone: blocks,
    lead: touches ? last.start : undefined,
    hasSeparator,
  };
}

/**
 * A comment belongs to what it touches: to the thing below it, else to the one above or before it on
 * its line. One that a blank line sets off, and the last one before a closing brace, stand alone.
 */
export function attachComments(
  spans: readonly Span[],
  region: Region,
): { readonly attached: readonly Attached[]; readonly endsInSeparator: boolean } {
  const gaps = [undefined, ...spans].map((before, at) =>
    between(region, { before, behind: spans[at] }),
  );
  const alone = (gap: Between | undefined): readonly Attached[] =>
    (gap?.alone ?? []).map((span) => ({ ...span, index: undefined, trailing: '', next: span.end }));
  const attached = spans.flatMap((span, index): readonly Attached[] => {
    const behind = gaps[index + 1];
    const one: Attached = {
      start: gaps[index]?.lead ?? span.start,
      end: behind?.end ?? span.end,
      index,
      trailing: behind?.trailing ?? '',
      next: behind?.next ?? span.end,
    };
    return [one, ...alone(behind)];
  });
  return {
    attached: [...alone(gaps[0]), ...attached],
    endsInSeparator: gaps.at(-1)?.hasSeparator ?? false,
  };
}
