import { existsSync, readFileSync } from 'node:fs';
import { templateParameters, templateSource } from './template-source.ts';

export interface Locals {
  readonly view: unknown;
  /** Renders one of `partials/`. */
  readonly partial: (name: string, view: unknown) => string;
}

/** A template as a function; `write` turns a value into text, `rethrow` says in which line it failed. */
export type TemplateCode = (
  locals: Locals,
  write: (value: unknown) => string,
  rethrow: (error: unknown, line: number) => never,
) => string;

const templates = new URL('../../templates/', import.meta.url);

/**
 * The code of a template, made of its file. Only sources run so: the build puts a module in this
 * one's place that holds the code of all templates, and what ships needs neither EJS nor the files.
 */
export function templateCode(name: string): TemplateCode | undefined {
  const file = new URL(`${name}.ejs`, templates);
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, 'utf8');
  // What `templateSource` makes is a function of just these parameters.
  return new Function(
    ...templateParameters,
    `'use strict';\n${templateSource(text)}`,
  ) as TemplateCode;
}
