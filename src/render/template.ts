import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ejs from 'ejs';
import { InternalError } from '../errors.ts';
import { markFits } from '../plan/fitted.ts';
import { breakLines } from './break-lines.ts';
import { strictView } from './strict-view.ts';

export type Template = (view: unknown) => string;

/** The nearest folder `templates`: beside `src` here, beside `dist` in the package. */
function findTemplates(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const templates = join(folder, 'templates');
    if (existsSync(join(templates, 'app'))) return templates;
    const parent = dirname(folder);
    if (parent === folder) throw new InternalError('the templates are missing');
    folder = parent;
  }
}

let root: string | undefined;
const compiled = new Map<string, Template>();

function written(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw new InternalError(`a template writes ${value === null ? 'null' : typeof value}`);
}

function compile(name: string): Template {
  root ??= findTemplates();
  const filename = join(root, `${name}.ejs`);
  const render = ejs.compile(markFits(readFileSync(filename, 'utf8')), {
    filename,
    strict: true,
    destructuredLocals: ['view', 'partial'],
    escape: written,
  });
  const partial = (path: string, view: unknown): string => raw(`partials/${path}`)(view);
  return (view) => render({ view: strictView(view), partial });
}

function raw(name: string): Template {
  const known = compiled.get(name);
  if (known !== undefined) return known;
  const made = compile(name);
  compiled.set(name, made);
  return made;
}

/**
 * A template, compiled the first time it is asked for. It sees `view`, and `partial(name, view)`
 * which renders one of `partials/`. A value that is missing throws, with template and line.
 */
export const template =
  (name: string): Template =>
  (view) =>
    breakLines(raw(name)(view));
