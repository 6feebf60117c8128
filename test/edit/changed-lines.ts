import { diffText } from '../../src/report/diff-text.ts';
import { plainStyle } from '../../src/report/style.ts';

/** The lines of a diff that are not the same on both sides. */
export function changedLines(before: string, after: string): readonly string[] {
  const diff = diffText({ path: 'plinth.yaml', before, after }, plainStyle).split('\n');
  return diff.filter((line) => /^[-+](?!-- |\+\+ )/.test(line));
}
