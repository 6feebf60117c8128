import type { Aggregate } from '../model/aggregate.ts';
import type { TypeAlias } from '../model/declaration.ts';
import { aliasCheck, elementCheck } from './check-text.ts';
import { behind, statement } from './code-doc.ts';
import { docComment } from './escape.ts';
import { idTypeOf, typeName } from './identifiers.ts';
import { type Import, renderImports } from './imports.ts';
import { domainFile } from './paths.ts';
import type { PlannedFile } from './planned-file.ts';
import { elementText } from './type-text.ts';

interface Declaration {
  readonly doc: string;
  readonly name: string;
  readonly type: string;
  /** The statement of its check; `''`: whatever the type allows is good. */
  readonly check: string;
  readonly checkName: string;
}

interface Declared {
  readonly view: Declaration;
  readonly imports: readonly Import[];
}

function aliasView(alias: TypeAlias): Declared {
  const type = elementText(alias.type, { form: 'domain', context: alias.context });
  const check = elementCheck(alias.type, 'value', alias.context);
  const problem = { name: 'Problem', from: '@plinth/runtime/domain', type: true };
  return {
    view: {
      doc: docComment(alias.description),
      name: typeName(alias),
      type: type.text,
      check: check ? statement('return', behind(check.code), 2) : '',
      checkName: aliasCheck(alias),
    },
    imports: [...type.imports, ...(check ? [...check.imports, problem] : [])],
  };
}

/** The id type of an aggregate, unless it is an alias that the context declares itself. */
function idView(aggregate: Aggregate): readonly Declared[] {
  const { name, file } = idTypeOf(aggregate);
  const { type } = aggregate.identity.field;
  if (file !== typesFile(aggregate.context) || isNamed(type, name)) return [];
  const { text, imports } = elementText(type, { form: 'domain', context: aggregate.context });
  return [{ view: { doc: '', name, type: text, check: '', checkName: '' }, imports }];
}

const isNamed = (type: Aggregate['identity']['field']['type'], name: string): boolean =>
  type.kind === 'alias' && type.alias.name === name;

const typesFile = (context: string | undefined): string =>
  domainFile({ kind: 'alias', name: '', context });

export interface Aliases {
  readonly context: string | undefined;
  readonly types: readonly TypeAlias[];
  readonly aggregates: readonly Aggregate[];
}

/** The aliases of the shared kernel or of one context, with their checks, in one file. */
export function planAliases({ context, types, aggregates }: Aliases): PlannedFile[] {
  const declared = [...types.map(aliasView), ...aggregates.flatMap(idView)];
  if (declared.length === 0) return [];
  const path = typesFile(context);
  return [
    {
      path,
      id: `${context ?? 'shared'}#types`,
      template: 'app/src/contexts/__context__/domain/types.ts',
      view: {
        imports: renderImports(
          declared.flatMap(({ imports }) => imports),
          path,
        ),
        types: declared.map(({ view }) => view),
      },
    },
  ];
}
