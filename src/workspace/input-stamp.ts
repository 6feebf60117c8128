import { hashText } from './hash.ts';

/**
 * Stands for everything that generated files follow from: the spec, the settings, and plinth itself,
 * by its `bundleStamp`. Where the stamp is that of the last run, there is nothing to compute. ''
 * when plinth runs from its sources.
 */
export const inputStamp = (bundle: string, given: unknown): string =>
  bundle === '' ? '' : hashText(JSON.stringify([given, bundle]));
