import type { Args, At, Code } from '../../diagnostic.ts';
import type { Define, JsonSchema } from './json-schema.ts';

/** What is collected while values are read. */
export interface Reading {
  readonly report: (code: Code, at: At, args?: Args) => void;
  /** Names of things that had to be left out. */
  readonly broken: string[];
}

/** A YAML value, where it stands, and where to report. */
export interface Node {
  readonly value: unknown;
  readonly at: At;
  readonly reading: Reading;
}

/**
 * A kind of YAML value. One definition serves the parser (`read`) and the editor (`schema`).
 * `read` reports what is wrong, and answers undefined when nothing usable is left.
 */
export interface Kind<T> {
  readonly read: (node: Node) => T | undefined;
  readonly schema: (define: Define) => JsonSchema;
  /** What stands for a required value that is missing or could not be read. */
  readonly empty?: T;
}

export type Read<K> = K extends Kind<infer T> ? T : never;

export function child(node: Node, key: string | number, value: unknown): Node {
  return {
    value,
    at: { file: node.at.file, path: [...node.at.path, key] },
    reading: node.reading,
  };
}
