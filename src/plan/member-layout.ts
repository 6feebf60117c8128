import { type Doc, group, ifBreak, indent, join, line, printDoc, softline } from './doc.ts';

/** The parts of a type's text that `separator` divides, brackets left whole. */
function divided(text: string, separator: string): readonly string[] {
  let depth = 0;
  const parts = [''];
  for (const part of text.split(separator)) {
    const at = parts.length - 1;
    parts[at] = parts[at] === '' ? part : `${parts[at]}${separator}${part}`;
    depth += (part.match(/[(<[{]/g)?.length ?? 0) - (part.match(/[)>\]}]/g)?.length ?? 0);
    if (depth === 0) parts.push('');
  }
  return parts.filter((part) => part !== '');
}

/** `Readonly<Record<K, V>>`: each level may take lines of its own. */
function typeDoc(text: string): Doc {
  const [, name, inner, lists] = /^((?:readonly )?\w+)<(.*)>((?:\[\])*)$/.exec(text) ?? [];
  if (inner === undefined) return text;
  const args = divided(inner, ', ').map(typeDoc);
  const [only] = args;
  if (args.length === 1 && typeof only === 'string') return text;
  return [`${name}<`, group([indent(softline, join([',', line], args)), softline]), `>${lists}`];
}

/**
 * A member of an interface or class, with its semicolon: a union has a line for each alternative
 * where it does not fit.
 *
 * @example memberText('note?', 'string | null') // '  readonly note?: string | null;'
 */
export function memberText(name: string, type: string, indentation = 2): string {
  const margin = ' '.repeat(indentation);
  const head = `${margin}readonly ${name}:`;
  const flat = `${head} ${type};`;
  if (flat.length <= 100) return flat;
  const alternatives = divided(type, ' | ');
  const [first = '', second] = alternatives;
  const isHugged =
    alternatives.length === 2 && second === 'null' && /^[A-Z]\w*(?:<.*>)?$/.test(first);
  const doc = isHugged
    ? [' ', typeDoc(first), ' | null']
    : alternatives.length === 1
      ? [' ', typeDoc(type)]
      : group(indent([line, ifBreak('| '), join([line, '| '], alternatives.map(typeDoc))]));
  return `${head}${printDoc(doc, { indent: indentation, column: head.length, after: ';' })};`;
}
