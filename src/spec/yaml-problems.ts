import type { YAMLError } from 'yaml';
import { type Diagnostic, diagnostic } from '../diagnostic.ts';
import { plainText } from './plain-text.ts';
import type { SourceFile } from './source.ts';

const quote = 'quote a text that holds ": ", or "," inside { } and [ ]';

const hints: Partial<Record<YAMLError['code'], string>> = {
  BAD_INDENT: 'close what { or [ opened, and indent what is inside',
  BAD_SCALAR_START: 'quote a text that starts with @ or `',
  BLOCK_AS_IMPLICIT_KEY: quote,
  BLOCK_IN_FLOW: quote,
  DUPLICATE_KEY: 'join the two, or rename one',
  MISSING_CHAR: quote,
  MULTILINE_IMPLICIT_KEY: quote,
  TAB_AS_INDENT: 'indent with spaces',
  UNEXPECTED_TOKEN: quote,
};

/** Problems that the thorough parser would only repeat, or that it is too costly to ask for. */
const final = /^(the file|nested|more than|aliases|a value holds)/;

const mostReported = 20;

/** Everything that is wrong with the YAML of a file, of which `first` is already known. */
export async function yamlProblems(
  file: SourceFile,
  first: Diagnostic,
): Promise<readonly Diagnostic[]> {
  if (final.test(`${first.args.problem}`)) return [first];
  const text = plainText(file.text);
  const { parseAllDocuments } = await import('yaml');
  const at = { file: file.path, path: [] };
  try {
    const documents = parseAllDocuments(text, { prettyErrors: false, schema: 'core' });
    if (!Array.isArray(documents)) return [first];
    const errors = documents.flatMap((document) => document.errors);
    const second = documents[1]?.range[0];
    if (errors.length === 0 && second !== undefined) {
      return [{ ...first, at: { ...at, span: [second, second + 3] } }];
    }
    const found = errors.slice(0, mostReported).map(({ code, message, pos }) => {
      const args = { problem: message, hint: message.includes('quote') ? undefined : hints[code] };
      return diagnostic('SPEC_YAML', { ...at, span: pos }, args);
    });
    return found.length > 0 ? found : [first];
  } catch {
    return [first];
  }
}
