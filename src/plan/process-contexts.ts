import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import { call, statement } from './code-doc.ts';
import { externalsAsked } from './command-wiring.ts';
import { line } from './doc.ts';
import type { Import } from './imports.ts';
import { brackets } from './layout.ts';
import { camel } from './names.ts';
import { contextFolder } from './paths.ts';
import { externalVariable } from './process-externals.ts';
import { isCommanded } from './process-inside.ts';
import { busVariable } from './process-subscriptions.ts';
import { isCommandedByOthers } from './reaction-calls.ts';
import { clientsOf } from './wired.ts';

const contextFile = ({ name }: Context): string => `${contextFolder(name)}/context.ts`;

/** Names that the composition root has for something else, or TypeScript itself. */
const taken = new Set([
  ...['app', 'ports', 'seed', 'case', 'catch', 'class', 'default', 'delete', 'do', 'else', 'enum'],
  ...['export', 'extends', 'for', 'function', 'if', 'import', 'in', 'interface', 'new', 'package'],
  ...['private', 'protected', 'public', 'return', 'static', 'super', 'switch', 'this', 'throw'],
  ...['try', 'var', 'void', 'while', 'with', 'yield', 'let', 'const', 'break', 'continue', 'await'],
]);

/** The variable that holds a context. */
export function contextVariable({ name }: Context): string {
  const variable = camel(name);
  return taken.has(variable) ? `${variable}Context` : variable;
}

/** What makes a context, as it is called here: `createServer` is the runtime's. */
const creator = ({ name }: Context): string =>
  name === 'Server' ? 'createServerContext' : `create${name}`;

interface Making {
  /** Something is asked of it by its variable. */
  readonly isNamed: boolean;
}

/** How a context is made from the ports and clients it needs. */
export function madeContext(context: Context, model: Model, { isNamed }: Making) {
  const one = contextVariable(context);
  const source = isCommanded(context) ? 'inside' : 'ports';
  const clients = clientsOf(context, model).map(
    ({ name }) => `${camel(name)}: ${camel(name)}Client`,
  );
  const outside = externalsAsked(context, model).map(
    ({ port, external }) => `${port}: ${externalVariable(external, model)}`,
  );
  const bus = isCommandedByOthers(context, model) ? [`commands: ${busVariable(context)}`] : [];
  const items = [`...${source}`, ...bus, ...clients, ...outside];
  const ports = brackets({ open: '{', close: '}', items, space: line });
  const argument = items.length === 1 ? source : ports;
  const made = call(creator(context), argument);
  return isNamed ? statement(`const ${one} =`, [' ', made], 2) : statement('', made, 2);
}

/** What makes the contexts, and the clients that they are handed. */
export const madeImports = (
  contexts: readonly Context[],
  clients: readonly Context[],
): readonly Import[] => [
  ...contexts.map((context) => {
    const name = `create${context.name}`;
    const as = creator(context);
    return { name, from: contextFile(context), as: as === name ? undefined : as };
  }),
  ...clients.map((context) => ({
    name: `create${context.name}Client`,
    from: contextFile(context),
  })),
];
