import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { languageSchema, schemaText } from '../../src/spec/language-schema.ts';

const root = new URL('../../', import.meta.url);
const examples = readdirSync(new URL('examples', root)).filter((name) => name.endsWith('.yaml'));
const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true });
const validate = ajv.compile(languageSchema());

const errorsOf = (text: string) => {
  validate(load(text));
  return (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
};

describe('the JSON Schema of the language', () => {
  it('is up to date in git (npx rolldown scripts/schema.ts ..)', () => {
    const file = readFileSync(new URL('schema/plinth.schema.json', root), 'utf8');
    expect(file).toBe(schemaText());
  });

  it.each(examples)('accepts examples/%s', (name) => {
    expect(errorsOf(readFileSync(new URL(`examples/${name}`, root), 'utf8'))).toEqual([]);
  });

  it('accepts a file of one context', () => {
    expect(errorsOf('context: Orders\nerrors: { Gone: 410 it is gone }')).toEqual([]);
  });

  it.each([
    ['an unknown key', 'plinth: 1\napp: { name: shop }\nmodes: {}', ' additionalProperties'],
    ['a missing key', 'plinth: 1', ' required'],
    ['another version', 'plinth: 2\napp: { name: shop }', '/plinth const'],
    [
      'a word that is not allowed',
      'plinth: 1\napp: { name: shop }\nhttp: { etag: no }',
      '/http/etag enum',
    ],
    [
      'a name of the wrong case',
      'plinth: 1\napp: { name: shop }\ncontexts: { orders: {} }',
      '/contexts pattern',
    ],
    [
      'a thing in a file of one context',
      'context: Orders\napp: { name: x }',
      ' additionalProperties',
    ],
  ])('refuses %s', (_what, text, error) => {
    expect(errorsOf(text)).toContain(error);
  });
});
