import type { Returns as SpecReturns } from '../../spec/returns.ts';
import type { Returns } from '../returns.ts';
import { buildFields, buildShape, type FieldPlace } from './field.ts';
import type { Site } from './site.ts';

export function buildReturns(written: SpecReturns, site: Site, place: FieldPlace = {}): Returns {
  return written.kind === 'type'
    ? { kind: 'shape', ...buildShape(written, site) }
    : { kind: 'fields', fields: buildFields(written.fields, site, place) };
}
