import { describe, expect, it } from 'vitest';
import type { Micro } from '../../src/spec/grammar/micro.ts';
import { micro } from '../../src/spec/grammar/micro.ts';
import type { Name } from '../../src/spec/name.ts';
import {
  camelName,
  channelName,
  headerName,
  kebabName,
  pascalName,
  title,
} from '../../src/spec/names.ts';
import { qualifiedName } from '../../src/spec/qualified-name.ts';
import { foundIn, problemsOf, read } from './reading.ts';

const long = (length: number) => 'a'.repeat(length);

describe('a name', () => {
  it.each<[string, Micro<Name>]>([
    ['Order', pascalName],
    ['EUR', pascalName],
    ['A1', pascalName],
    ['orderLine', camelName],
    ['type', camelName],
    ['from', camelName],
    [long(60), camelName],
    ['order-service-2', kebabName],
    ['fx.rates', channelName],
    ['order_commands', channelName],
    ['X-User-ID', headerName],
    ['an empty order / cannot be placed', title],
  ])('%s', (text, syntax) => {
    expect(foundIn(micro(syntax), text)).toBe(text);
  });

  it.each<[string, Micro<Name>, string]>([
    ['order_line', camelName, 'is not a camelCase name (write orderLine)'],
    ['OrderLine', camelName, 'is not a camelCase name (write orderLine)'],
    ['order-line', pascalName, 'is not a PascalCase name (write OrderLine)'],
    ['HTTPServer', kebabName, 'is not a kebab-case name (write http-server)'],
    ['order line', pascalName, 'is not a PascalCase name (write OrderLine)'],
    ['Größe', pascalName, 'is not a PascalCase name'],
    ['2nd', camelName, 'is not a camelCase name (for example: orderLine)'],
    ['../../x', pascalName, 'is not a PascalCase name (write X)'],
    ['../../x', channelName, 'is not a name of a channel'],
    ['..', channelName, 'is not a name of a channel'],
    ['__proto__', camelName, 'is not a camelCase name (write proto)'],
    ['a`${x}', camelName, 'is not a camelCase name (write aX)'],
    ['*/', kebabName, 'is not a kebab-case name (for example: order-service)'],
    ['Class', camelName, 'is not a camelCase name (for example: orderLine)'],
    ['X User', headerName, 'is not a name of a header'],
    [long(61), camelName, 'is not a camelCase name (write at most 60 characters)'],
    ['', pascalName, 'is not a PascalCase name (for example: OrderLine)'],
  ])('%s is refused, and kept', (text, syntax, message) => {
    const { found, problems } = read(micro(syntax), text);
    expect(problems).toEqual([
      expect.stringContaining(`SPEC_SYNTAX <${text}> "${text}" ${message}`),
    ]);
    expect(found).toBe(text);
  });

  it.each([
    ['class', 'a word of TypeScript'],
    ['default', 'a word of TypeScript'],
    ['package', 'a word of TypeScript'],
    ['await', 'a word of TypeScript'],
    ['actor', 'a name that every expression sees'],
    ['now', 'a name that every expression sees'],
    ['constructor', 'a member of every object'],
    ['toString', 'a member of every object'],
    ['hasOwnProperty', 'a member of every object'],
  ])('%s is reserved', (text, reason) => {
    expect(problemsOf(micro(camelName), text)).toEqual([
      `SPEC_NAME_RESERVED <${text}> ${text} is ${reason} (choose another name)`,
    ]);
  });

  it.each([
    ['Placed', { name: 'Placed' }],
    ['Sales.Placed', { context: 'Sales', name: 'Placed' }],
  ])('%s may be qualified', (text, want) => {
    expect(foundIn(micro(qualifiedName), text)).toEqual(want);
  });
});
