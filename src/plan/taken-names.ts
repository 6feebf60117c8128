import { typeName } from './identifiers.ts';
import type { Import } from './imports.ts';
import { importFile, type Placed } from './paths.ts';
import { pathExpression, type TsExpression } from './ts-expression.ts';

/** Names that an expression takes from elsewhere: writing one imports it. */
export class TakenNames {
  readonly imports: Import[] = [];
  readonly #context: string | undefined;

  /** `context`: that of the file; undefined: the shared kernel. */
  constructor(context: string | undefined) {
    this.#context = context;
  }

  declared(target: Placed): TsExpression {
    const name = typeName(target);
    this.imports.push({ name, from: importFile(target, this.#context) });
    return { kind: 'name', text: name };
  }

  /** A function of the runtime, or one of Math, which nothing imports. */
  helper(name: string): TsExpression {
    if (name.startsWith('Math.')) return pathExpression(name);
    this.imports.push({ name, from: '@plinth/runtime/domain' });
    return { kind: 'name', text: name };
  }
}
