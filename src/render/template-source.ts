import ejs from 'ejs';
import { markFits } from '../plan/fitted.ts';

/** The names that the code of a template takes from the one who calls it. */
export const templateParameters = ['locals', 'escapeFn', 'rethrow'] as const;

/** A template as the body of a function of `templateParameters`; it knows the line it is at. */
export function templateSource(text: string): string {
  const template = new ejs.Template(markFits(text), {
    strict: true,
    destructuredLocals: ['view', 'partial'],
  });
  template.compile();
  return `let __line = 1;\ntry {\n${template.source}} catch (error) {\n  return rethrow(error, __line);\n}\n`;
}
