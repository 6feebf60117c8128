import type { ts as TypeScript } from 'ts-morph';
import { type Item, itemText, itemTokens } from './structure.ts';
import type { Ts } from './typescript.ts';

/** A name that an import brings into a file. */
export interface Binding {
  readonly local: string;
  readonly module: string;
  /** What the module calls it; `default`, or `*` for all of it. */
  readonly imported: string;
  readonly isType: boolean;
}

/** One import declaration. */
export interface Import {
  /** By which it is found again: the module, and what sort of import it is. */
  readonly key: string;
  readonly module: string;
  readonly isType: boolean;
  readonly bindings: readonly Binding[];
  readonly item: Item;
  /** In front of the names, such as `import type {`; and behind them. */
  readonly head: string;
  readonly tail: string;
  /** Comments in front of it. */
  readonly lead: string;
}

function bindingsOf(
  ts: Ts,
  node: TypeScript.ImportDeclaration,
  module: string,
): readonly Binding[] {
  const clause = node.importClause;
  if (clause === undefined) return [];
  const isType = clause.isTypeOnly;
  const named = clause.namedBindings;
  const own = (local: string, imported: string, type = isType): Binding => ({
    local,
    module,
    imported,
    isType: type,
  });
  return [
    ...(clause.name ? [own(clause.name.text, 'default')] : []),
    ...(named && ts.isNamespaceImport(named) ? [own(named.name.text, '*')] : []),
    ...(named && ts.isNamedImports(named)
      ? named.elements.map(({ name, propertyName, isTypeOnly }) =>
          own(name.text, propertyName?.text ?? name.text, isType || isTypeOnly),
        )
      : []),
  ];
}

function sortOf(bindings: readonly Binding[], isType: boolean): string {
  const isWhole = bindings.some(({ imported }) => imported === '*');
  return `${isType ? 'type ' : ''}${isWhole ? '* ' : ''}${bindings.length === 0 ? 'effect ' : ''}`;
}

/** The import of a statement; undefined: it is none. */
export function readImport(ts: Ts, item: Item): Import | undefined {
  if (!item.key.startsWith('import ')) return undefined;
  const text = itemText(item);
  const { statements } = ts.createSourceFile('import.ts', text, ts.ScriptTarget.Latest, true);
  const node = statements[0];
  if (node === undefined || !ts.isImportDeclaration(node)) return undefined;
  if (!ts.isStringLiteral(node.moduleSpecifier)) return undefined;
  const module = node.moduleSpecifier.text;
  const bindings = bindingsOf(ts, node, module);
  const isType = node.importClause?.isTypeOnly ?? false;
  const start = node.getStart();
  return {
    key: `${sortOf(bindings, isType)}${module}`,
    module,
    isType,
    bindings,
    item,
    lead: text.slice(0, start),
    head: isType ? 'import type ' : 'import ',
    tail: ` from ${text.slice(node.moduleSpecifier.getStart())}`,
  };
}

const NAME = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;

const wordsOf = (text: string): readonly string[] => text.split(/[^\p{L}\p{N}_$]+/u);

/** The names in the links and types of a comment, such as `{@link Money}`. */
const linkedIn = (comment: string): readonly string[] =>
  [...comment.matchAll(/\{([^{}]*)\}/g)].flatMap(([, inside = '']) => wordsOf(inside));

function namesOf(item: Item): readonly string[] {
  const tokens = itemTokens(item).split('\0');
  return tokens.flatMap((token, at) => {
    if (/^\/[/*]/.test(token)) return linkedIn(token);
    if (item.isMarked) return wordsOf(token);
    const isMember = tokens[at - 1] === '.' || tokens[at - 1] === '?.';
    return NAME.test(token) && !isMember ? [token] : [];
  });
}

/** The names that code uses: not what its texts and comments happen to say, nor members of things. */
export const namesIn = (items: readonly Item[]): ReadonlySet<string> =>
  new Set(items.flatMap(namesOf));
