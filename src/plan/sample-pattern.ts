import { type AST, RegExpParser } from '@eslint-community/regexpp';

/** Code points that a class may stand for, the likeliest to read well first. */
const candidates = [
  ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 -_.:/@+',
].map((char) => char.codePointAt(0) ?? 0);

/** What the parser's tree cannot be walked for: look-arounds that demand something, back references. */
class Unsupported extends Error {}

/**
 * The shortest text that a pattern matches, or undefined where none was found.
 *
 * @example samplePattern('^[A-Z]{3}-[0-9]{4}$') // 'AAA-0000'
 */
export function samplePattern(source: string): string | undefined {
  try {
    const text = alternative(
      new RegExpParser().parsePattern(source, undefined, undefined, { unicode: true }),
    );
    return new RegExp(source, 'u').test(text) ? text : undefined;
  } catch (error) {
    if (error instanceof Unsupported || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function alternative({
  alternatives: [first],
}: {
  readonly alternatives: readonly AST.Alternative[];
}): string {
  return (first?.elements ?? []).map(element).join('');
}

function element(node: AST.Element): string {
  switch (node.type) {
    case 'Character':
      return String.fromCodePoint(node.value);
    case 'CharacterSet':
      return setMember(node);
    case 'CharacterClass':
      return member((code) => isIn(node, code));
    case 'Group':
    case 'CapturingGroup':
      return alternative(node);
    case 'Quantifier':
      return element(node.element).repeat(node.min);
    case 'Assertion':
      return '';
    default:
      throw new Unsupported(node.type);
  }
}

const member = (holds: (code: number) => boolean): string => {
  const code = candidates.find(holds);
  if (code === undefined) throw new Unsupported('class');
  return String.fromCodePoint(code);
};

const setMember = (node: AST.CharacterSet): string => member((code) => inSet(node, code));

function inSet(node: AST.CharacterSet, code: number): boolean {
  if (node.kind === 'property') throw new Unsupported('property');
  if (node.kind === 'any') return true;
  const kinds = { digit: /\d/, word: /\w/, space: /\s/ } as const;
  return kinds[node.kind].test(String.fromCodePoint(code)) !== node.negate;
}

function isIn(node: AST.CharacterClass, code: number): boolean {
  const holds = node.elements.some((part) => {
    if (part.type === 'Character') return part.value === code;
    if (part.type === 'CharacterClassRange')
      return part.min.value <= code && code <= part.max.value;
    if (part.type === 'CharacterSet') return inSet(part, code);
    throw new Unsupported(part.type);
  });
  return holds !== node.negate;
}
