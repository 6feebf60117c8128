import type { Aggregate } from '../model/aggregate.ts';
import { aggregateFiles } from './aggregate-files.ts';
import { computedName } from './entity-computed.ts';
import { computedFields } from './entity-fields.ts';
import type { Import } from './imports.ts';

/** The functions of an aggregate's computed fields that code calls. */
export const computedImports = (code: readonly string[], aggregate: Aggregate): readonly Import[] =>
  computedFields(aggregate)
    .map(({ name }) => computedName(aggregate, name))
    .filter((name) => code.some((line) => new RegExp(`\\b${name}\\(`).test(line)))
    .map((name) => ({ name, from: aggregateFiles(aggregate).state }));
