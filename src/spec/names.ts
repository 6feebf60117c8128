import type { Micro } from './grammar/micro.ts';
import { shown } from './grammar/shown.ts';
import type { Name } from './name.ts';
import { reservedBecause } from './reserved.ts';

const longest = 60;

/** What YAML reads from `Null`, `True` and the like where they stand without quotes. */
const isYamlWord = /^(null|true|false)$/;

/** A name of a certain case. A wrong one is reported and kept: it is still what others refer to. */
function names(
  what: string,
  example: string,
  pattern: RegExp,
  fix: (text: string) => string,
): Micro<Name> {
  return {
    what,
    example,
    pattern: pattern.source,
    parse: (scanner) => {
      const name = scanner.rest();
      const reason = reservedBecause(name.text);
      if (!pattern.test(name.text) || name.text.length > longest) {
        const fixed = fix(name.text);
        const hint =
          name.text.length > longest
            ? `write at most ${longest} characters`
            : pattern.test(fixed) && reservedBecause(fixed) === undefined
              ? `write ${isYamlWord.test(name.text) ? `"${fixed}", in quotes` : fixed}`
              : undefined;
        scanner.refuse('SPEC_SYNTAX', name.at, {
          text: shown(name.text),
          what,
          example,
          hint,
        });
      } else if (reason !== undefined) {
        scanner.refuse('SPEC_NAME_RESERVED', name.at, {
          problem: `${name.text} is ${reason}`,
          hint: 'choose another name',
        });
      }
      return name;
    },
  };
}

const wordsOf = (text: string): readonly string[] =>
  text.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+|[0-9]+/g) ?? [];

const upper = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const toPascal = (text: string): string => wordsOf(text).map(upper).join('');

const toCamel = (text: string): string => {
  const joined = toPascal(text);
  return joined.charAt(0).toLowerCase() + joined.slice(1);
};

const toKebab = (text: string): string =>
  wordsOf(text)
    .map((word) => word.toLowerCase())
    .join('-');

/** Things, members and states. */
export const pascalName = names('a PascalCase name', 'OrderLine', /^[A-Z][A-Za-z0-9]*$/, toPascal);

/** Fields, inputs, operations, steps, timers, roles, variants, parts. */
export const camelName = names('a camelCase name', 'orderLine', /^[a-z][A-Za-z0-9]*$/, toCamel);

/** The app, modes and services. */
export const kebabName = names(
  'a kebab-case name',
  'order-service',
  /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
  toKebab,
);

/** Streams, channels and message types: some are named by others. */
export const channelName = names(
  'a name of a channel, stream or message',
  'order_commands',
  /^[A-Za-z0-9][A-Za-z0-9_.-]*$/,
  toKebab,
);

/** A header of HTTP. */
export const headerName = names('a name of a header', 'X-User-ID', /^[A-Za-z0-9-]+$/, toKebab);

/** A title in plain words. */
export const title: Micro<Name> = {
  what: 'a title',
  example: 'an empty order cannot be placed',
  parse: (scanner) => (/\S/.test(scanner.text) ? scanner.rest() : undefined),
};
