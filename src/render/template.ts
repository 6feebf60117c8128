import { InternalError } from '../errors.ts';
import { breakLines } from './break-lines.ts';
import { strictView } from './strict-view.ts';
import { templateCode } from './template-code.ts';

export type Template = (view: unknown) => string;

const loaded = new Map<string, Template>();

function written(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw new InternalError(`a template writes ${value === null ? 'null' : typeof value}`);
}

const partial = (path: string, view: unknown): string => raw(`partials/${path}`)(view);

function load(name: string): Template {
  const code = templateCode(name);
  if (code === undefined) throw new InternalError(`there is no template ${name}`);
  const rethrow = (error: unknown, line: number): never => {
    if (error instanceof Error) error.message = `${name}.ejs:${line}\n${error.message}`;
    throw error;
  };
  return (view) => code({ view: strictView(view), partial }, written, rethrow);
}

function raw(name: string): Template {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const made = load(name);
  loaded.set(name, made);
  return made;
}

/**
 * A template, loaded the first time it is asked for. It sees `view`, and `partial(name, view)`
 * which renders one of `partials/`. A value that is missing throws, with template and line.
 */
export const template =
  (name: string): Template =>
  (view) =>
    breakLines(raw(name)(view));
