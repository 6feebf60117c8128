import { type Diagnostic, diagnostic } from '../diagnostic.ts';
import { expressionAt } from '../spec/expression-at.ts';
import { isCertain } from './certain.ts';
import type { Bound } from './expression.ts';
import { type Check, checkOf } from './typecheck-check.ts';
import { Declarations } from './typecheck-declaration.ts';
import { library } from './typecheck-library.ts';
import { programOf } from './typecheck-program.ts';

export interface CheckedExpressions {
  readonly diagnostics: readonly Diagnostic[];
  /**
   * Keys of the expressions that TypeScript found right: an expression with all that it depends on.
   */
  readonly checkedKeys: readonly string[];
}

/**
 * Checks the types of expressions with TypeScript, which is loaded only when there is one that is
 * not certain at sight and was not checked before.
 */
export async function checkExpressions(
  bounds: readonly Bound[],
  alreadyChecked: ReadonlySet<string>,
): Promise<CheckedExpressions> {
  const declarations = new Declarations();
  const checks = bounds
    .filter(({ bound, diagnostics }) => diagnostics.length === 0 && bound.node.type !== 'Broken')
    .filter((bound) => !isCertain(bound))
    .map((bound) => checkOf(bound, declarations));
  const open = new Map(checks.map((check) => [check.key, check]));
  for (const key of alreadyChecked) open.delete(key);
  const problems = open.size === 0 ? [] : await findProblems([...open.values()], declarations);
  const wrong = new Set(problems.map(({ key }) => key));
  const keys = new Set(checks.map(({ key }) => key));
  return {
    diagnostics: checks.flatMap(({ key, bound }) =>
      problems.filter((problem) => problem.key === key).map((problem) => worded(problem, bound)),
    ),
    checkedKeys: [...keys].filter((key) => !wrong.has(key)).sort(),
  };
}

/** What TypeScript says about an expression, at offsets of the spec's text. */
interface Problem {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

const fileName = '/expressions.ts';
const libraryName = '/library.d.ts';

async function findProblems(
  checks: readonly Check[],
  declarations: Declarations,
): Promise<Problem[]> {
  const { ts } = await import('ts-morph');
  const program = programOf(checks, declarations);
  const texts = new Map([
    [fileName, program.text],
    [libraryName, library],
  ]);
  const options = {
    strict: true,
    noEmit: true,
    noLib: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
  };
  const host = {
    getSourceFile: (name: string) => {
      const text = texts.get(name);
      return text === undefined ? undefined : ts.createSourceFile(name, text, options.target);
    },
    getDefaultLibFileName: () => libraryName,
    writeFile: () => undefined,
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (name: string) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    fileExists: (name: string) => texts.has(name),
    readFile: (name: string) => texts.get(name),
  };
  const compiled = ts.createProgram([libraryName, fileName], options, host);
  const file = compiled.getSourceFile(fileName);
  return compiled.getSemanticDiagnostics(file).flatMap(({ start = 0, length = 0, messageText }) => {
    const from = program.find(start);
    if (from === undefined) return [];
    const { key, bound } = from.check;
    const to = program.find(start + length);
    const end = to?.check === from.check ? to.offset : bound.bound.text.length;
    const message = ts.flattenDiagnosticMessageText(messageText, '\n').split('\n')[0] ?? '';
    return [{ key, start: from.offset, end, message }];
  });
}

const meant = /^(.*?)\. Did you (?:mean|want)(?: to [^']*)? ?(?:'([^']+)')?[^']*\?$/;

/** TypeScript's sentence in the form of ours: no full stop, and what was meant apart. */
function worded({ start, end, message }: Problem, { bound }: Bound): Diagnostic {
  const [, sentence = message.replace(/\.$/, ''), near] = meant.exec(message) ?? [];
  const problem = sentence
    .replace(/\. Do you need to change your .*$/, '')
    .replaceAll(/\bSpec\./g, '');
  const at = expressionAt({ at: bound.at }, { start, end: Math.max(end, start + 1) });
  return diagnostic('SPEC_EXPR_TYPE', at, { problem, near });
}
