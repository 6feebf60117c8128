import { describe, expect, it } from 'vitest';
import { lastGeneration } from '../../src/workspace/last-generation.ts';
import { parseLock } from '../../src/workspace/lock-text.ts';
import { reconcile } from '../../src/workspace/reconcile.ts';
import { memoryTree } from './memory-tree.ts';
import { edited, PATH, Story } from './story.ts';

const base = 'export interface Product {\n  price: number;\n}\n';
const mine = base.replace('number', 'Decimal');
const theirs = base.replace('number', 'Money');

/** What a run decides that takes the texts from the lock instead of generating them. */
function decideFromLock({ lockText = '', files }: Story) {
  const lock = parseLock(lockText);
  return reconcile({
    generated: lastGeneration(lock),
    tree: memoryTree(files),
    last: { lock, text: lockText },
    next: lock,
    reasonFor: () => 'field added to Catalog.Product',
  });
}

describe('what was generated last, taken from the lock', () => {
  it.each<[string, Story, string]>([
    ['an untouched file', edited(base, base), base],
    ['an edited file', edited(base, mine), base],
    ['a deleted file', edited(base, ''), base],
    ['a file with other line ends', edited(base, base.replaceAll('\n', '\r\n')), base],
    ['a file with markers of git', edited(base, `<<<<<<< HEAD\n${mine}`), base],
    ['an open conflict', conflict(), theirs],
    ['a conflict that was resolved', conflict().edit({ [PATH]: mine }), theirs],
    ['a conflict that was thrown away', conflict().edit({ [PATH]: '' }), theirs],
  ])('leads to the same decisions as generating it again: %s', (_, story, text) => {
    expect(decideFromLock(story)).toEqual(story.decide({ [PATH]: text }));
  });

  function conflict(): Story {
    const story = edited(base, mine);
    story.run({ [PATH]: theirs });
    return story;
  }
});

describe('the stamp of what all files follow from', () => {
  const stamped = (story: Story, texts: Record<string, string>) => {
    const lock = parseLock(story.lockText ?? 'plinth.lock 1');
    const { text } = reconcile({
      generated: Object.entries(texts).map(([path, content]) => ({
        path,
        id: path,
        text: content,
      })),
      tree: memoryTree(story.files),
      last: { lock, text: story.lockText },
      next: { ...lock, inputs: 'stamp' },
      reasonFor: () => '',
    }).lock;
    return parseLock(text).inputs;
  };

  it('is kept where the lock holds all of them, edited and deleted ones too', () => {
    expect(stamped(edited(base, mine), { [PATH]: base })).toBe('stamp');
    expect(stamped(edited(base, ''), { [PATH]: base })).toBe('stamp');
  });

  it('is not, where one could not be written or one too many is held', () => {
    expect(stamped(new Story().edit({ [PATH]: 'mine\n' }), { [PATH]: base })).toBe('');
    expect(stamped(edited(base, '<<<<<<< yours\n'), {})).toBe('');
  });

  it('is not, while an open conflict keeps an older text than is generated', () => {
    const story = edited(base, mine);
    story.run({ [PATH]: theirs });
    expect(stamped(story, { [PATH]: theirs })).toBe('stamp');
    expect(stamped(story, { [PATH]: theirs.replace('Money', 'Amount') })).toBe('');
  });

  it('counts for nothing when git joined two', () => {
    const lock = parseLock('plinth.lock 1\nplinth 0.1.0\ninputs one\ninputs two\n');
    expect(['one', 'two']).not.toContain(lock.inputs);
  });
});
