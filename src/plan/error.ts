import type { ErrorDeclaration } from '../model/declaration.ts';
import type { Model } from '../model/model.ts';
import { below } from './code-doc.ts';
import { printDoc } from './doc.ts';
import { docComment, stringLiteral } from './escape.ts';
import { errorName } from './identifiers.ts';
import { domainFile } from './paths.ts';
import type { PlannedFile } from './planned-file.ts';

function view(error: ErrorDeclaration, model: Model) {
  const head = 'static readonly title =';
  const title = printDoc([head, below(stringLiteral(error.text))], { indent: 2, after: ';' });
  return {
    doc: docComment(error.description),
    name: errorName(error, model),
    code: stringLiteral(error.name),
    status: error.status,
    title,
  };
}

/** The errors of the shared kernel or of one context, in one file. */
export function planErrors(errors: readonly ErrorDeclaration[], model: Model): PlannedFile[] {
  const [first] = errors;
  if (first === undefined) return [];
  return [
    {
      path: domainFile({ ...first, kind: 'error' }),
      id: `${first.context ?? 'shared'}#errors`,
      template: 'app/src/contexts/__context__/domain/errors.ts',
      view: { errors: errors.map((error) => view(error, model)) },
    },
  ];
}
