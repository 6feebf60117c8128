import { parseEnv } from 'node:util';
import { parse } from 'acorn';
import { load } from 'js-yaml';
import Sqlite from 'libsql';
import { describe, expect, it } from 'vitest';
import {
  docComment,
  envText,
  hashComment,
  htmlText,
  markdownText,
  regexLiteral,
  sqlText,
  stringLiteral,
  templateText,
  yamlText,
} from '../../src/plan/escape.ts';

/** Texts a spec may hold that mean something where they land. */
const cruel = [
  'ends the comment */ process.exit(1) /*',
  'back `ticks` and ${process.env.HOME} and $${x}',
  'it\'s "quoted"',
  "only 'single' marks",
  'only "double" marks',
  'two\nlines\n\nand a third',
  'carriage\r\nreturn and \rlone',
  'tab\there',
  '<script>alert("x")</script>&amp;',
  "'; DROP TABLE catalog_product; --",
  'key: value # no comment',
  '- item',
  '{ a: [b] }',
  '*anchor &alias !tag %directive @at',
  'true',
  'No',
  '0x10',
  '~',
  '',
  ' leading and trailing ',
  'back\\slash \\n \\u0041 and a last one \\',
  'ünïcode — “quotes” 日本語 👩‍💻',
  'line\u2028separator and \u202eright to left\u202c',
  'nul\u0000 and bell\u0007',
  '[link](javascript:alert(1)) | cell `code` **bold** $math$',
  '<%= evil %> <%- worse %>',
  '-->',
  '{{ github.token }} ${{ secrets.X }}',
];

const evaluate = (code: string): unknown => new Function(`return ${code}`)();

describe.each(cruel)('%j', (text) => {
  it('is itself as a string literal', () => {
    expect(evaluate(stringLiteral(text))).toBe(text);
  });

  it('hides nothing in a string literal', () => {
    expect(stringLiteral(text)).not.toMatch(/[^ -~\u00a0-\u2027\u202f-\uffff]/);
  });

  it('is itself in a template literal, but for its line ends', () => {
    expect(evaluate(`\`${templateText(text)}\``)).toBe(text);
  });

  it('stays inside a doc comment', () => {
    const source = `${docComment(text)}export const after = 1;\n`;
    const { body } = parse(source, { ecmaVersion: 2023, sourceType: 'module' });
    expect(body.map(({ type }) => type)).toEqual(['ExportNamedDeclaration']);
  });

  it('stays inside comments of YAML, Dockerfile and env files', () => {
    for (const line of hashComment(text).split(/[\n\r\u2028\u2029]/)) expect(line).toMatch(/^#/);
  });

  it('is itself in YAML', () => {
    expect(load(`key: ${yamlText(text)}\n`)).toEqual({ key: text });
    expect(load(`- ${yamlText(text)}\n`)).toEqual([text]);
  });

  it('is itself in SQL', () => {
    if (text.includes('\u0000')) return;
    const row = new Sqlite(':memory:').prepare(`select ${sqlText(text)} as text`).get();
    expect(row).toMatchObject({ text });
  });

  it('brings no tag into HTML and Markdown', () => {
    expect(htmlText(text)).not.toMatch(/[<>"']/);
    expect(markdownText(text)).not.toMatch(/[<>\n]|(?<!\\)[|`[\]]/);
  });
});

describe('doc comments', () => {
  it.each([
    [undefined, 0, ''],
    ['  ', 0, ''],
    ['Money of one currency.', 2, '  /** Money of one currency. */\n'],
    ['two\nlines', 0, '/**\n * two\n * lines\n */\n'],
    ['one\n\nparagraph', 0, '/**\n * one\n *\n * paragraph\n */\n'],
  ])('%j at %i', (text, indent, wanted) => {
    expect(docComment(text, indent)).toBe(wanted);
  });

  it('keeps every word of a long text, within the width', () => {
    const text = 'A sentence that goes on and on about orders. '.repeat(9).trim();
    const comment = docComment(text, 4);
    expect(comment.replaceAll(/\n +\* /g, ' ')).toContain(text);
    for (const line of comment.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });
});

describe('string literals take the quotes of the formatter', () => {
  it.each([
    ['plain', "'plain'"],
    ["it's", '"it\'s"'],
    ['say "hi"', '\'say "hi"\''],
    ['it\'s "so"', "'it\\'s \"so\"'"],
    ['a\nb', "'a\\nb'"],
  ])('%j', (text, literal) => {
    expect(stringLiteral(text)).toBe(literal);
  });
});

describe('regular expressions', () => {
  it.each([
    ['^[A-Z]{3}-[0-9]{4}$', '/^[A-Z]{3}-[0-9]{4}$/u'],
    ['^a/b$', '/^a\\/b$/u'],
    ['^[^/]+\\.(jpe?g)$', '/^[^/]+\\.(jpe?g)$/u'],
    ['\n', '/\\n/u'],
    ['', '/(?:)/u'],
  ])('%j', (pattern, literal) => {
    expect(regexLiteral(pattern)).toBe(literal);
    expect(evaluate(`${literal}.source`)).toBe(new RegExp(pattern, 'u').source);
  });
});

describe('env files', () => {
  it.each(['http://localhost:9000/a?b=c', 'two words', "it's", 'a # b', '"x"'])('%j', (text) => {
    expect(parseEnv(`KEY=${envText(text)}\n`)).toEqual({ KEY: text });
  });
});
