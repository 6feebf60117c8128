import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headerText, readHeaderText } from '../../../src/runtime/messaging/header-text.ts';

describe('the text of a header', () => {
  it('comes back as it was, in printable ASCII', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 20 }).filter((text) => !text.includes('\0')),
        (text) => {
          expect(headerText(text)).toMatch(/^[ -~]*$/);
          expect(readHeaderText(headerText(text))).toBe(text);
        },
      ),
    );
  });

  it('is left as it is where somebody else has written it', () => {
    expect(readHeaderText('100 %')).toBe('100 %');
    expect(headerText('order-7')).toBe('order-7');
  });
});
