import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/report/findings.ts';
import { findingsText } from '../../src/report/findings-text.ts';
import { plainStyle } from '../../src/report/style.ts';

const source = {
  root: { path: 'plinth.yaml', text: 'plinth: 1\ncontexts:\n  Catalog: { polices: {} }\n' },
  included: [],
};

const finding: Finding = {
  file: 'plinth.yaml',
  line: 3,
  column: 14,
  length: 7,
  severity: 'error',
  code: 'SPEC_UNKNOWN_KEY',
  message: 'unknown key "polices"',
  hint: 'did you mean policies?',
};

describe('findingsText', () => {
  it('shows place, code, sentence, the lines concerned and the hint', () => {
    expect(findingsText([finding], source, plainStyle)).toBe(
      [
        'plinth.yaml:3:14 error SPEC_UNKNOWN_KEY: unknown key "polices"',
        '3 |   Catalog: { polices: {} }',
        '  |              ^^^^^^^',
        '  hint: did you mean policies?',
        '',
        '1 error; plinth explain SPEC_UNKNOWN_KEY says more about the first',
      ].join('\n'),
    );
  });

  it('counts errors and warnings apart, and points to the first error', () => {
    const warning: Finding = {
      ...finding,
      severity: 'warning',
      code: 'SPEC_EVENT_UNUSED',
      hint: undefined,
    };
    const lines = findingsText([warning, finding, finding], source, plainStyle).split('\n');
    expect(lines.at(-1)).toBe(
      '2 errors, 1 warning; plinth explain SPEC_UNKNOWN_KEY says more about the first',
    );
  });
});
