import type { Default } from './field.ts';
import type { Scanner } from './grammar/scanner.ts';

/** Takes what stands after ` = `. */
export function takeDefault(scanner: Scanner): Default | undefined {
  const number = scanner.take(/-?\d+(\.\d+)?(?=\s|$)/y);
  if (number) return { kind: 'number', text: number.text, at: number.at };
  const bool = scanner.take(/(true|false)\b/y);
  if (bool) return { kind: 'bool', value: bool.text === 'true', at: bool.at };
  const made = takeMade(scanner);
  if (made) return made;
  const text = takeText(scanner);
  if (text) return { kind: 'text', ...text };
  const member = scanner.take(/[A-Z][A-Za-z0-9]*/y);
  return member && { kind: 'member', name: member, at: member.at };
}

/** Takes `'text'`; a quote inside is doubled. */
export function takeText(scanner: Scanner): (Pick<Default, 'at'> & { text: string }) | undefined {
  const quoted = scanner.take(/'(?:[^']|'')*'/y);
  return quoted && { text: quoted.text.slice(1, -1).replaceAll("''", "'"), at: quoted.at };
}

function takeMade(scanner: Scanner): Default | undefined {
  for (const kind of ['now', 'today', 'uuid'] as const) {
    const word = scanner.take(new RegExp(`${kind}\\b`, 'y'));
    if (word) return { kind, at: word.at };
  }
  return undefined;
}
