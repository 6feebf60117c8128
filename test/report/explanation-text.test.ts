import { expect, it } from 'vitest';
import { explanationText } from '../../src/report/explanation-text.ts';
import { plainStyle } from '../../src/report/style.ts';

it('explanationText sets a page for a terminal', () => {
  const page = `# CODE\n\n${'word '.repeat(20).trim()} \`code\`.\n\n## Wrong\n\n\`\`\`yaml\na: 1\n\`\`\`\n`;
  expect(explanationText(page, plainStyle).split('\n')).toEqual([
    'CODE',
    '',
    'word '.repeat(16).trim(),
    'word word word word code.',
    '',
    'Wrong',
    '',
    '    a: 1',
  ]);
});
