import { ts } from 'ts-morph';
import { Code } from './hand-written-code.ts';

/** Lays out a text anew, as a person with other habits would; it says the same. */
type Reformat = (text: string) => string;

const formatting = (text: string, settings: Partial<ts.FormatCodeSettings>): string => {
  const service = ts.createLanguageService({
    getCompilationSettings: () => ({}),
    getScriptFileNames: () => ['file.ts'],
    getScriptVersion: () => '1',
    getScriptSnapshot: () => ts.ScriptSnapshot.fromString(text),
    getCurrentDirectory: () => '/',
    getDefaultLibFileName: () => 'lib.d.ts',
    fileExists: () => false,
    readFile: () => undefined,
  });
  const edits = service.getFormattingEditsForDocument('file.ts', {
    ...ts.getDefaultFormatCodeSettings('\n'),
    indentSize: 2,
    ...settings,
  });
  return edits.toReversed().reduce((now, { span, newText }) => {
    return now.slice(0, span.start) + newText + now.slice(span.start + span.length);
  }, text);
};

function doubleQuotes(text: string): string {
  const code = new Code(text);
  const texts = code.all(ts.isStringLiteral).filter((one) => !/["\\]/.test(one.getText()));
  return texts.toReversed().reduce((now, one) => {
    return `${now.slice(0, one.getStart())}"${one.text}"${now.slice(one.end)}`;
  }, text);
}

const isList = (
  node: ts.Node,
): node is ts.NamedImports | ts.ObjectLiteralExpression | ts.ArrayLiteralExpression =>
  ts.isNamedImports(node) ||
  ts.isObjectLiteralExpression(node) ||
  ts.isArrayLiteralExpression(node);

/** Lists that stand over several lines, each on one. */
function joinLines(text: string): string {
  const code = new Code(text);
  const lists = code
    .all(isList)
    .filter((one) => !/\/\/|\/\*|`/.test(one.getText()) && one.getText().includes('\n'));
  const outer = lists.filter(
    (one) => !lists.some((other) => other !== one && other.pos <= one.pos && one.end <= other.end),
  );
  return outer.toReversed().reduce((now, one) => {
    const joined = one
      .getText()
      .replace(/,?\s*\n\s*([}\]])/g, ' $1')
      .replace(/\s*\n\s*/g, ' ');
    return now.slice(0, one.getStart()) + joined + now.slice(one.end);
  }, text);
}

export const reformats: Readonly<Record<string, Reformat>> = {
  'four spaces': (text) => formatting(text, { indentSize: 4 }),
  'double quotes': doubleQuotes,
  'no semicolons': (text) => formatting(text, { semicolons: ts.SemicolonPreference.Remove }),
  'carriage returns': (text) => text.replaceAll('\r\n', '\n').replaceAll('\n', '\r\n'),
  'long lines': joinLines,
  'no blank lines': (text) => text.replace(/\n\n+/g, '\n'),
  'all of it': (text) =>
    formatting(doubleQuotes(joinLines(text)), {
      indentSize: 4,
      semicolons: ts.SemicolonPreference.Remove,
    }),
};
