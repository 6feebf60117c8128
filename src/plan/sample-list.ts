import type { Sample } from './sample.ts';
import { isSame, Unknown } from './sample-equality.ts';

/** What the method of a list is given: a function, or values. */
interface ListArguments {
  readonly test: ((...args: readonly Sample[]) => Sample) | undefined;
  readonly args: readonly Sample[];
}

/** What a method of a list gives. */
export function listMethod(
  name: string,
  list: readonly Sample[],
  { test, args }: ListArguments,
): Sample {
  if (test !== undefined) return functional(name, list, test);
  const [first, second] = args;
  switch (name) {
    case 'includes':
      return first === undefined ? unknown() : list.some((item) => isSame(item, first));
    case 'concat':
      return [...list, ...args.flat()];
    case 'at':
      return typeof first === 'number' ? (list.at(first) ?? null) : unknown();
    case 'slice':
      return list.slice(numberOf(first), numberOf(second));
    default:
      return unknown();
  }
}

function functional(
  name: string,
  list: readonly Sample[],
  test: (...args: readonly Sample[]) => Sample,
): Sample {
  switch (name) {
    case 'filter':
      return list.filter((item, at) => test(item, at));
    case 'map':
      return list.map((item, at) => test(item, at));
    case 'some':
      return list.some((item, at) => test(item, at));
    case 'every':
      return list.every((item, at) => test(item, at));
    case 'find':
      return list.find((item, at) => test(item, at)) ?? null;
    default:
      return unknown();
  }
}

function unknown(): never {
  throw new Unknown();
}

const numberOf = (sample: Sample | undefined): number | undefined =>
  sample === undefined || typeof sample === 'number' ? sample : unknown();
