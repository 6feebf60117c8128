import { type Diagnostic, describe, diagnostic } from '../../src/diagnostic.ts';
import type { Kind } from '../../src/spec/grammar/kind.ts';
import { loadLocator } from '../../src/spec/locate.ts';
import { parseSpec } from '../../src/spec/parse-spec.ts';

/** What a kind makes of a value (places left out), and its complaints with the text they point at. */
export function read<T>(kind: Kind<T>, value: unknown) {
  const problems: string[] = [];
  const report = (...[code, at, args]: Parameters<typeof diagnostic>) => {
    const words = describe(diagnostic(code, at, args));
    const hint = words.hint === undefined ? '' : ` (${words.hint})`;
    problems.push(
      `${code} <${pointedAt(value, diagnostic(code, at, args))}> ${words.message}${hint}`,
    );
  };
  const found = kind.read({
    value,
    at: { file: 'plinth.yaml', path: [] },
    reading: { report, broken: [] },
  });
  return { found: plain(found), problems };
}

export const problemsOf = (kind: Kind<unknown>, value: unknown) => read(kind, value).problems;

export const foundIn = (kind: Kind<unknown>, value: unknown) => {
  const { found, problems } = read(kind, value);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return found;
};

function pointedAt(root: unknown, { at }: Diagnostic): string {
  let value = root;
  let key = '';
  for (const step of at.path) {
    value = Object(value)[step];
    key = String(step);
  }
  const text =
    at.on === 'key' ? key : typeof value === 'object' ? JSON.stringify(value) : String(value);
  return at.span ? text.slice(...at.span) : text;
}

/** The same value without places; names and expressions are their text. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const keys = Object.keys(value).filter(
    (key) => key !== 'at' && key !== 'node' && key !== 'calleeAt',
  );
  const only = new Set(keys);
  if ('text' in value && 'at' in value && only.size === 1) return value.text;
  if ('value' in value && 'at' in value && only.size === 1) return { value: value.value };
  return Object.fromEntries(keys.map((key) => [key, plain(Object(value)[key])]));
}

/** Every problem of a spec as `line:column-end CODE: message (hint)`, or as `line <text> CODE: ..`. */
export async function problemsOfSpec(text: string, included: Record<string, string> = {}) {
  const files = Object.entries(included).map(([path, content]) => ({ path, text: content }));
  const source = {
    root: { path: 'plinth.yaml', text },
    included: files.length > 0 ? [{ pattern: 'contexts/*.yaml', files }] : [],
  };
  const { diagnostics, spec } = await parseSpec(source);
  const { locate } = await loadLocator(source);
  const problems = diagnostics.map((one) => {
    const { file, line, column, length } = locate(one.at);
    const where = file === 'plinth.yaml' ? '' : `${file}:`;
    return `${where}${line}:${column}-${column + length} ${wordsOf(one)}`;
  });
  const pointed = diagnostics.map((one) => {
    const { line, column, length } = locate(one.at);
    const shown = text.split('\n')[line - 1]?.slice(column - 1, column - 1 + length);
    return `${line} <${shown}> ${wordsOf(one)}`;
  });
  return { problems, pointed, spec };
}

function wordsOf(problem: Diagnostic): string {
  const { message, hint } = describe(problem);
  return `${problem.code}: ${message}${hint === undefined ? '' : ` (${hint})`}`;
}
