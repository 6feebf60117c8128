import { describe, expect, test } from 'vitest';
import { buildModel } from '../../src/model/build-model.ts';
import { exampleText, specOf } from './model-of.ts';

/** A mistake is told where it is made, and not again wherever its outcome is used. */
describe('one mistake, one finding', () => {
  test.each([
    [
      'shop',
      'description: text? was=details',
      'description: txt? was=details',
      'SPEC_UNKNOWN_TYPE',
    ],
    ['shop', 'Sku: string(/^[A-Z]{3}-[0-9]{4}$/)', 'Sku: Sku', 'SPEC_TYPE_ARGS'],
    ['shop', 'on: OrderPlaced\n', 'on: OrderPlacd\n', 'SPEC_UNKNOWN_EVENT'],
    ['shop', 'price: Money\n', 'price: Mony\n', 'SPEC_UNKNOWN_TYPE'],
    [
      'shop',
      'fields: { customerId: uuid, status: OrderStatus = Draft',
      'fields: { customerId: uuid, status: OrdrStatus = Draft',
      'SPEC_UNKNOWN_TYPE',
    ],
    [
      'cargo',
      'uses: { Locations: conformist, VoyagePlanning',
      'uses: { Location: conformist, VoyagePlanning',
      'SPEC_UNKNOWN_CONTEXT SPEC_USES_MISSING',
    ],
    ['cargo', 'id: TrackingId = uuid', 'id: TrackingIds = uuid', 'SPEC_UNKNOWN_TYPE'],
    ['insurance', 'on: AssessmentPerformed\n', 'on: AssessmntPerformed\n', 'SPEC_UNKNOWN_EVENT'],
    [
      'insurance',
      'QuoteReceived: { start: true',
      'QuoteReceivd: { start: true',
      'SPEC_UNKNOWN_EVENT',
    ],
    ['clinic', 'from: Profile\n', 'from: Profil\n', 'SPEC_UNKNOWN_SOURCE'],
  ])('%s with %j for %j', async (name, right, wrong, wanted) => {
    const text = exampleText(name);
    expect(text).toContain(right);
    const { diagnostics } = buildModel(await specOf(text.replace(right, wrong)));
    expect(diagnostics.map(({ code }) => code).join(' ')).toBe(wanted);
  });
});
