import type { Name } from '../name.ts';
import type { JsonSchema } from './json-schema.ts';
import type { Kind, Node, Reading } from './kind.ts';
import { Scanner } from './scanner.ts';
import { shown } from './shown.ts';

/** A micro-syntax: what a text of this form is called, one example, and how it is read. */
export interface Micro<T> {
  readonly what: string;
  readonly example: string;
  /** What an editor may check already. */
  readonly pattern?: string;
  /** Answers undefined, or stops before the end, where the text is not of this form. */
  readonly parse: (scanner: Scanner) => T | undefined;
}

/** Reads a text of this form, or reports what is wrong with it. */
export function parseMicro<T>(micro: Micro<T>, source: Name, reading: Reading): T | undefined {
  const scanner = new Scanner(source, reading);
  const result = micro.parse(scanner);
  if (result !== undefined && (scanner.done || scanner.refused)) return result;
  if (!scanner.refused) {
    const { what, example } = micro;
    reading.report('SPEC_SYNTAX', scanner.offence().at, {
      text: shown(source.text),
      what,
      example,
    });
  }
  return undefined;
}

/** The YAML scalar as text, or undefined after a report. */
export function scalarText({ value, at, reading }: Node, wanted = 'a text'): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  reading.report('SPEC_VALUE', at, { wanted });
  return undefined;
}

/** The kind of value that is a text of this form. */
export function micro<T>(syntax: Micro<T>): Kind<T> {
  return {
    read: (node) => {
      const text = scalarText(node, `a text such as ${syntax.example}`);
      return text === undefined
        ? undefined
        : parseMicro(syntax, { text, at: node.at }, node.reading);
    },
    schema: (define) => define(definitionName(syntax.what), () => microSchema(syntax)),
  };
}

/** @example definitionName('a role (role, or role if condition)') // 'roleText' */
function definitionName(what: string): string {
  const [, first = '', ...more] = what.replace(/\(.*|,.*/, '').match(/[A-Za-z]+/g) ?? [];
  const rest = more.map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `${first}${rest.join('')}Text`;
}

function microSchema({ what, example, pattern }: Micro<unknown>): JsonSchema {
  const text = `${what.charAt(0).toUpperCase()}${what.slice(1)}, for example: ${example}`;
  return {
    type: ['string', 'number', 'boolean'],
    description: text,
    examples: [example],
    ...(pattern === undefined ? {} : { pattern }),
  };
}
