import { PlinthError } from '../../errors.ts';
import type { DataMap } from '../edit.ts';
import { fieldEntries } from './field-entries.ts';

export interface Signature {
  readonly name: string;
  readonly input: DataMap;
  /** What stands behind the colon. */
  readonly returns: string | undefined;
  /** What stands behind the equals sign. */
  readonly route: string | undefined;
}

/**
 * An operation or a message in one line.
 *
 * @example signature('charge(amount: decimal): Receipt = POST /payments')
 */
export function signature(text: string): Signature {
  const found = /^\s*([\w.-]+)\s*(?:\((.*)\))?\s*(?::\s*([^=]+?))?\s*(?:=\s*(.+?))?\s*$/s.exec(
    text,
  );
  const [, name, input = '', returns, route] = found ?? [];
  if (name === undefined) {
    throw new PlinthError('SIGNATURE_UNCLEAR', `"${text}" is no operation or message`, {
      hint: 'it is written name(input: type, ..), an operation with ": type" behind it',
    });
  }
  return { name, input: fieldEntries(parts(input)), returns, route };
}

/** What stands between commas that no bracket encloses. */
function parts(text: string): readonly string[] {
  const found: string[] = [];
  let [depth, start] = [0, 0];
  for (const [index, character] of [...text].entries()) {
    if ('([{'.includes(character)) depth++;
    if (')]}'.includes(character)) depth--;
    if (character !== ',' || depth > 0) continue;
    found.push(text.slice(start, index));
    start = index + 1;
  }
  return [...found, text.slice(start)].map((part) => part.trim()).filter((part) => part !== '');
}
