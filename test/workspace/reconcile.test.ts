import { describe, expect, it } from 'vitest';
import { isInSync, needsAction } from '../../src/workspace/change.ts';
import { edited, PATH, Story } from './story.ts';

const base = 'export interface Product {\n  name: string;\n  price: number;\n}\n';
const withWeight = base.replace('  price', '  weight: number;\n  price');
const renamed = base.replace('price: number', 'price: Money');
const withNote = `// sold in shops\n${base}`;
const crlf = (text: string) => text.replaceAll('\n', '\r\n');

describe('a generated file', () => {
  it.each<{ story: string; mine: string; theirs: string; kind?: string; text?: string }>([
    { story: 'is untouched and generated the same', mine: base, theirs: base },
    {
      story: 'is untouched, generated anew',
      mine: base,
      theirs: withWeight,
      kind: 'update',
      text: withWeight,
    },
    { story: 'is edited, generated the same', mine: withNote, theirs: base },
    { story: 'is edited as it is generated now', mine: withWeight, theirs: withWeight },
    {
      story: 'is edited beside what is generated anew',
      mine: withNote,
      theirs: withWeight,
      kind: 'merge',
      text: `// sold in shops\n${withWeight}`,
    },
    { story: 'has other line ends only', mine: crlf(base), theirs: base },
    {
      story: 'has other line ends only, generated anew',
      mine: crlf(base),
      theirs: withWeight,
      kind: 'update',
      text: crlf(withWeight),
    },
    {
      story: 'has a byte order mark and an edit, generated anew',
      mine: `\uFEFF${withNote}`,
      theirs: withWeight,
      kind: 'merge',
      text: `\uFEFF// sold in shops\n${withWeight}`,
    },
    {
      story: 'is edited by hand as the generator edits it, and more',
      mine: `// sold in shops\n${withWeight}`,
      theirs: withWeight,
    },
  ])('$story', ({ mine, theirs, kind, text }) => {
    const story = edited(base, mine);
    const { changes, unchanged } = story.run({ [PATH]: theirs });
    expect(changes.map((change) => change.kind)).toEqual(kind === undefined ? [] : [kind]);
    expect(unchanged).toBe(kind === undefined ? 1 : 0);
    expect(story.files[PATH]).toBe(text ?? mine);
    expect(isInSync(story.decide({ [PATH]: theirs }))).toBe(true);
  });

  it('is new', () => {
    const story = new Story();
    expect(story.run({ [PATH]: base }).changes).toEqual([
      { kind: 'create', path: PATH, reason: 'field added to Catalog.Product', text: base },
    ]);
  });

  it('keeps what a person wrote through any number of runs', () => {
    const story = edited(base, withNote);
    for (const theirs of [withWeight, base, renamed, base]) story.run({ [PATH]: theirs });
    expect(story.files[PATH]).toBe(withNote);
  });

  it.each<[string, { kind: 'blocked'; why: string }]>([
    ['a folder', { kind: 'blocked', why: 'a folder' }],
    ['a link that leads out', { kind: 'blocked', why: 'a link that leads out of the app (src)' }],
  ])('is refused where %s stands, and asked for again', (_, blocked) => {
    const story = edited(base, blocked);
    const { changes } = story.run({ [PATH]: withWeight });
    expect(changes).toEqual([{ kind: 'refuse', path: PATH, reason: `it is ${blocked.why}` }]);
    expect(changes.every(needsAction)).toBe(true);
    story.edit({ [PATH]: base }).run({ [PATH]: withWeight });
    expect(story.files[PATH]).toBe(withWeight);
  });
});

describe('a conflict', () => {
  const mine = base.replace('number', 'Decimal');
  const start = () => {
    const story = edited(base, mine);
    const set = story.run({ [PATH]: renamed });
    return { story, set };
  };

  it('is written with markers into that file, the others are applied', () => {
    const story = edited(base, mine);
    const other = 'src/contexts/catalog/domain/category.ts';
    const { changes } = story.run({ [PATH]: renamed, [other]: base });
    expect(changes.map(({ path, kind }) => [path, kind])).toEqual([
      [other, 'create'],
      [PATH, 'conflict'],
    ]);
    expect(story.files[PATH]).toContain('<<<<<<< yours\n  price: Decimal;\n');
    expect(changes.filter(needsAction)).toHaveLength(1);
  });

  it('is refused as long as it is open, whatever is generated', () => {
    const { story } = start();
    const marked = story.files[PATH];
    for (const theirs of [renamed, withWeight, base]) {
      expect(story.run({ [PATH]: theirs }).changes).toMatchObject([{ kind: 'unresolved' }]);
      expect(story.files[PATH]).toBe(marked);
    }
  });

  it.each([
    ['mine', mine],
    ['theirs', renamed],
    ['something else', base.replace('number', 'Money & Decimal')],
  ])('is settled once the markers are gone: %s', (_, resolved) => {
    const { story } = start();
    story.edit({ [PATH]: resolved });
    expect(story.run({ [PATH]: renamed }).changes).toEqual([]);
    expect(isInSync(story.decide({ [PATH]: renamed }))).toBe(true);
    story.run({ [PATH]: `${renamed}// more\n` });
    expect(story.files[PATH]).toBe(`${resolved}// more\n`);
  });

  it.each([
    ['mine', mine],
    ['theirs', renamed],
  ] as const)('is settled for %s on request, before or after it was written', (side, want) => {
    const before = edited(base, mine);
    expect(before.run({ [PATH]: renamed }, side).changes.some(needsAction)).toBe(false);
    expect(before.files[PATH]).toBe(want);
    const { story } = start();
    story.run({ [PATH]: renamed }, side);
    expect(story.files[PATH]).toBe(want);
    expect(isInSync(story.decide({ [PATH]: renamed }))).toBe(true);
  });

  it('of git, in a file that is generated the same, is reported too', () => {
    const story = edited(base, `<<<<<<< HEAD\n${base}=======\n${mine}>>>>>>> main\n`);
    expect(story.run({ [PATH]: base }).changes).toMatchObject([{ kind: 'unresolved', path: PATH }]);
  });
});

describe('a file that the user deleted', () => {
  it('stays deleted, and is reported once', () => {
    const story = edited(base, '');
    expect(story.run({ [PATH]: base }).changes).toMatchObject([{ kind: 'skip', path: PATH }]);
    expect(story.run({ [PATH]: base }).changes).toEqual([]);
    expect(isInSync(story.decide({ [PATH]: base }))).toBe(true);
  });

  it('is reported again, once, when it would change', () => {
    const story = edited(base, '');
    story.run({ [PATH]: base });
    expect(story.run({ [PATH]: withWeight }).changes).toMatchObject([{ kind: 'skip' }]);
    expect(story.run({ [PATH]: withWeight }).changes).toEqual([]);
    expect(story.files).not.toHaveProperty([PATH]);
  });

  it('is merged again when the user puts it back', () => {
    const story = edited(base, '');
    story.run({ [PATH]: base });
    story.edit({ [PATH]: withNote }).run({ [PATH]: withWeight });
    expect(story.files[PATH]).toBe(`// sold in shops\n${withWeight}`);
  });
});

describe('a file that is no longer generated', () => {
  it.each([
    ['unedited', base],
    ['with other line ends', crlf(base)],
  ])('is deleted: %s', (_, mine) => {
    const story = edited(base, mine);
    expect(story.run({}).changes).toMatchObject([{ kind: 'delete', path: PATH }]);
    expect(story.files).toEqual({});
    expect(story.run({}).changes).toEqual([]);
  });

  it('is kept when it was edited, and reported once', () => {
    const story = edited(base, withNote);
    expect(story.run({}).changes).toMatchObject([{ kind: 'keep', path: PATH }]);
    const again = story.run({});
    expect(again.changes).toEqual([]);
    expect(isInSync(again)).toBe(true);
    expect(story.files[PATH]).toBe(withNote);
  });

  it('is merged when it is generated again, as if it had been all the time', () => {
    const story = edited(base, withNote);
    story.run({});
    story.run({});
    expect(story.run({ [PATH]: withWeight }).changes).toMatchObject([
      { kind: 'merge', path: PATH },
    ]);
    expect(story.files[PATH]).toBe(`// sold in shops\n${withWeight}`);
    expect(story.lockText).not.toContain('orphan');
    expect(isInSync(story.run({ [PATH]: withWeight }))).toBe(true);
  });

  it('is new when the user deleted what was kept of it', () => {
    const story = edited(base, withNote);
    story.run({});
    const gone = story.edit({ [PATH]: '' }).run({});
    // That is no drift: nothing is to be done.
    expect(isInSync(gone)).toBe(true);
    expect(story.run({ [PATH]: base }).changes).toMatchObject([{ kind: 'create', path: PATH }]);
    expect(story.lockText).not.toContain('orphan');
  });

  it('is forgotten at the next change, once the user deleted what was kept of it', () => {
    const story = edited(base, withNote);
    story.run({});
    story.edit({ [PATH]: '' }).run({ 'src/other.ts': 'other\n' });
    expect(story.lockText).not.toContain(PATH);
  });

  it('is forgotten when the user deleted it', () => {
    const story = edited(base, '');
    expect(story.run({}).changes).toEqual([]);
    expect(story.lockText).not.toContain(PATH);
  });

  it('is refused while a conflict stands in it', () => {
    const story = edited(base, '<<<<<<< yours\n');
    expect(story.run({}).changes).toMatchObject([{ kind: 'unresolved', path: PATH }]);
    expect(story.lockText).toContain(PATH);
  });
});

describe('a file that plinth did not write, where it wants to write one', () => {
  const foreign = () => new Story().edit({ [PATH]: 'mine\n' });

  it('is left alone and reported until it is gone', () => {
    const story = foreign();
    for (let run = 0; run < 2; run++) {
      expect(story.run({ [PATH]: base }).changes).toMatchObject([{ kind: 'foreign', path: PATH }]);
      expect(story.files[PATH]).toBe('mine\n');
    }
    story.edit({ [PATH]: '' });
    expect(story.run({ [PATH]: base }).changes).toMatchObject([{ kind: 'create' }]);
  });

  it('is taken over when it says the same', () => {
    const story = new Story().edit({ [PATH]: crlf(base) });
    expect(story.run({ [PATH]: base }).changes).toEqual([]);
    story.run({ [PATH]: withWeight });
    expect(story.files[PATH]).toBe(crlf(withWeight));
  });

  it.each([
    ['theirs', base],
    ['mine', 'mine\n'],
  ] as const)('is settled for %s on request', (side, want) => {
    const story = foreign();
    story.run({ [PATH]: base }, side);
    expect(story.files[PATH]).toBe(want);
    expect(isInSync(story.decide({ [PATH]: base }))).toBe(true);
  });
});

describe('a lock that git joined from two branches', () => {
  /** Two branches generated different texts; the lock holds both lines. */
  const joined = (mine: string) => {
    const [one, two] = [edited(base, base), edited(base, base)];
    one.run({ [PATH]: withWeight });
    two.run({ [PATH]: renamed });
    const story = new Story().edit({ [PATH]: mine });
    const lines = (two.lockText ?? '').split('\n').filter((line) => line.startsWith('file '));
    story.lockText = `${one.lockText}${lines.join('\n')}\n`;
    return story;
  };
  const both = withWeight.replace('price: number', 'price: Money');

  it.each([
    ['git merged the file, too', both],
    ['the file is that of one branch', withWeight],
    ['the file is that of the other branch', renamed],
  ])('leads to what the joined spec says: %s', (_, mine) => {
    const story = joined(mine);
    expect(story.run({ [PATH]: both }).changes.filter(needsAction)).toEqual([]);
    expect(story.files[PATH]).toBe(both);
    expect(isInSync(story.decide({ [PATH]: both }))).toBe(true);
  });
});
