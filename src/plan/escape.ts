/**
 * Text of the spec, written so that it means itself where it lands. Each function is named after the
 * place. Names need none of this: their grammar is checked before they get here.
 */

// Bidirectional controls let source read differently from what it does; the others end or hide lines.
function isInvisible(code: number): boolean {
  if (code === 0x09 || code === 0x0a) return false;
  // Templates mark line breaks with some of these.
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return true;
  return (
    code === 0x200b ||
    code === 0x200e ||
    code === 0x200f ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069) ||
    code === 0xfeff
  );
}

const visible = (text: string): string =>
  text.replace(/[^\n\t -~]/g, (char) => {
    const code = char.charCodeAt(0);
    return isInvisible(code) ? `\\u${code.toString(16).padStart(4, '0')}` : char;
  });

const unixLines = (text: string): string => text.replace(/\r\n?/g, '\n');

function wrap(line: string, width: number): readonly string[] {
  const lines: string[] = [];
  let rest = line.trimEnd();
  while (rest.length > width) {
    const before = rest.lastIndexOf(' ', width);
    const at = before > 0 ? before : rest.indexOf(' ');
    if (at <= 0) break;
    lines.push(rest.slice(0, at));
    rest = rest.slice(at + 1).trimStart();
  }
  return [...lines, rest];
}

/** A text as the lines of a block comment, without the stars. */
const commentLines = (text: string, width: number): readonly string[] =>
  unixLines(text)
    .trim()
    .split('\n')
    .flatMap((line) => wrap(visible(line), width))
    .map((line) => line.replaceAll('*/', '*\\/'));

/**
 * A doc comment with its line end, or nothing where there is no text.
 *
 * @example docComment('Ends here: *\/', 2) // '  /** Ends here: *\\/ *\/\n'
 */
export function docComment(text: string | undefined, indent = 0): string {
  if (text === undefined || text.trim() === '') return '';
  const margin = ' '.repeat(indent);
  const lines = commentLines(text, 97 - indent);
  const [only] = lines;
  if (lines.length === 1 && only !== undefined && only.length + indent <= 93) {
    return `${margin}/** ${only} */\n`;
  }
  const body = lines.map((line) => `${margin} * ${line}`.trimEnd()).join('\n');
  return `${margin}/**\n${body}\n${margin} */\n`;
}

/** A comment on lines of its own, before what stands there. */
export function lineComment(text: string, indent: number): string {
  const margin = ' '.repeat(indent);
  return commentLines(text, 97 - indent)
    .map((line) => `${margin}// ${line}\n`)
    .join('');
}

/** A text as comment lines that start with `mark`. @example hashComment('a\nb') // '# a\n# b' */
export const hashComment = (text: string, width = 97): string =>
  unixLines(text)
    .trim()
    .split('\n')
    .flatMap((line) => wrap(visible(line), width))
    .map((line) => `# ${line}`.trimEnd())
    .join('\n');

const controls: Readonly<Record<string, string>> = { '\n': '\\n', '\t': '\\t', '\\': '\\\\' };

const escaped = (text: string, quote: string): string =>
  visible(
    text.replace(/[\n\t\\]/g, (char) => controls[char] ?? char).replaceAll(quote, `\\${quote}`),
  ).replaceAll('\\u000d', '\\r');

/** Printable, without an apostrophe or a backslash. */
const plainText = /^[ -&(-[\]-~]*$/;

/** A string literal of TypeScript, with the quotes that the formatter would choose. */
export function stringLiteral(text: string): string {
  if (plainText.test(text)) return `'${text}'`;
  const quote = text.split("'").length > text.split('"').length ? '"' : "'";
  return `${quote}${escaped(text, quote)}${quote}`;
}

/** The inside of a template literal. */
export const templateText = (text: string): string =>
  visible(text.replace(/\\|`|\$\{/g, (mark) => `\\${mark}`));

/** A regular expression literal; `u` as JSON Schema validators read patterns. */
export const regexLiteral = (pattern: string): string =>
  `/${visible(new RegExp(pattern, 'u').source)}/u`;

/** A string literal of SQL. */
export const sqlText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A scalar of YAML: plain where that can only be read as this text. */
export function yamlText(text: string): string {
  const plain = /^[A-Za-z][\w./-]*$/.test(text);
  const word = /^(true|false|null|yes|no|on|off|y|n|nan|inf)$/i.test(text);
  return plain && !word ? text : visible(JSON.stringify(text));
}

/** Text inside a line of Markdown (a table's cell included). */
export const markdownText = (text: string): string =>
  visible(
    unixLines(text)
      .trim()
      .replace(/\s*\n\s*/g, ' '),
  )
    .replace(/[\\`*_{}[\]()#+!|~$]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text or an attribute's value in HTML. */
export const htmlText = (text: string): string =>
  text.replace(/[&<>"']/g, (char) => entities[char] ?? char);

/** A value in an env file, as Docker Compose and Node read it. */
export function envText(text: string): string {
  if (/^[\w./:@?=&,+-]*$/.test(text)) return text;
  const quote = ["'", '"', '`'].find((mark) => !text.includes(mark)) ?? '"';
  return `${quote}${text}${quote}`;
}
