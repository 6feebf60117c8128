import type { CheckedSpec } from '../check-spec.ts';
import { describe } from '../diagnostic.ts';
import type { Terminal } from './terminal.ts';

/** Warnings in a line each, without their places: those would cost more than a whole run. */
export function showWarnings({ diagnostics }: CheckedSpec, { note, style }: Terminal): void {
  for (const diagnostic of diagnostics) {
    const { message, hint } = describe(diagnostic);
    note(`${style.yellow('warning')} ${diagnostic.code}: ${message}`);
    if (hint !== undefined) note(`  ${style.cyan('hint:')} ${hint}`);
  }
  if (diagnostics.length > 0) note('plinth check shows where');
}
