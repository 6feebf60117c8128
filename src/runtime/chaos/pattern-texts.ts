import { ChaosError } from './chaos-error.ts';
import type { Random } from './random.ts';

/** Makes texts that a regular expression accepts. */
export type PatternTexts = (pattern: string, random: Random) => string;

/** The part of `fast-check` that is used here. */
interface FastCheck {
  stringMatching(pattern: RegExp): unknown;
  sample(arbitrary: unknown, options: { readonly seed: number; readonly numRuns: 1 }): unknown[];
}

/** With the package fast-check, which every app has for its own tests. */
export async function loadPatternTexts(): Promise<PatternTexts> {
  const fc = await loadFastCheck();
  const known = new Map<string, unknown>();
  return (pattern, random) => {
    const arbitrary = known.get(pattern) ?? fc.stringMatching(new RegExp(pattern, 'u'));
    known.set(pattern, arbitrary);
    const [text] = fc.sample(arbitrary, { seed: random.int(0, 0x7fffffff), numRuns: 1 });
    return String(text);
  };
}

async function loadFastCheck(): Promise<FastCheck> {
  // Not known to the compiler: whoever only serves requests need not install it.
  const name: string = 'fast-check';
  try {
    const loaded = (await import(name)) as { readonly default: FastCheck };
    return loaded.default;
  } catch {
    throw new ChaosError(
      'PackageMissing',
      'requests are made with the package fast-check, which is not installed: npm install --save-dev fast-check',
    );
  }
}
