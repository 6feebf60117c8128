import assert from 'node:assert/strict';
import { ProjectionRunner, rebuildView, type View } from '../eventsourcing/index.ts';
import { type ContractCase, casesOf } from './contract.ts';
import {
  expectedLibrary,
  foundLibrary,
  happen,
  type LibraryTables,
  libraryStory,
  libraryViews,
} from './contract-library.ts';
import type { ProjectionProcess, ProjectionSubject } from './projection-contract.ts';
import { unexpected } from './unexpected.ts';

/** What is promised of views with `sync` and of rebuilding, on the subject of `projectionContract`. */
export function rebuildContract(make: () => Promise<ProjectionSubject>): readonly ContractCase[] {
  return casesOf(make, { ...inStep, ...rebuilding });
}

const synchronous = libraryViews({ sync: true });
const following = libraryViews({ sync: false });

function runnerOf(process: ProjectionProcess, views: readonly View[]): ProjectionRunner {
  return new ProjectionRunner({ ...process, views, onError: unexpected, pollEvery: 20, batch: 16 });
}

async function rebuildAll(process: ProjectionProcess, views: readonly View[]): Promise<void> {
  for (const view of views) await rebuildView({ ...process, view, batch: 16 });
}

/** Rows as a faulty projection would have left them. */
async function spoil({ database }: ProjectionProcess): Promise<void> {
  await database.run(async () => {
    const db = database.of<LibraryTables>();
    await db.deleteFrom('contract_library_author').where('author', '=', 'author 1').execute();
    await db.updateTable('contract_library_shelf').set({ books: 1_000, seen: '' }).execute();
    const wrong = { author: 'nobody', size: 'long', books: 7 };
    await db.insertInto('contract_library_size').values(wrong).execute();
  });
}

const inStep = {
  'shows an event in the transaction that appends it': async (subject: ProjectionSubject) => {
    const runner = runnerOf(subject, synchronous);
    await runner.start();
    const story = libraryStory(60);
    await subject.database.run(async () => {
      await happen(subject.events, story);
      assert.deepEqual(await foundLibrary(subject.database), expectedLibrary(story));
    });
    assert.deepEqual(await foundLibrary(subject.database), expectedLibrary(story));
    await runner.close();
  },

  'shows nothing of what was rolled back': async (subject: ProjectionSubject) => {
    const runner = runnerOf(subject, synchronous);
    await runner.start();
    const refused = new Error('refused by the work itself');
    const failing = subject.database.run(async () => {
      await happen(subject.events, libraryStory(20));
      throw refused;
    });
    await assert.rejects(failing, refused);
    assert.deepEqual(await foundLibrary(subject.database), expectedLibrary([]));
    await runner.close();
  },

  'builds a view that is new when it starts, and only then': async (subject: ProjectionSubject) => {
    const story = libraryStory(60);
    await happen(subject.events, story);
    const runner = runnerOf(subject, synchronous);
    await runner.start();
    assert.deepEqual(await foundLibrary(subject.database), expectedLibrary(story));
    await runner.close();
    await spoil(subject);
    const spoilt = await foundLibrary(subject.database);
    const later = runnerOf(subject, synchronous);
    await later.start();
    assert.deepEqual(await foundLibrary(subject.database), spoilt);
    await later.close();
  },
};

const rebuilding = {
  'makes the rows as they would be without a fault': async (subject: ProjectionSubject) => {
    const runner = runnerOf(subject, synchronous);
    await runner.start();
    const story = libraryStory(120);
    await happen(subject.events, story);
    await spoil(subject);
    assert.notDeepEqual(await foundLibrary(subject.database), expectedLibrary(story));
    await rebuildAll(subject, synchronous);
    assert.deepEqual(await foundLibrary(subject.database), expectedLibrary(story));
    await runner.close();
  },

  'leaves nothing to do for a runner that was behind': async (subject: ProjectionSubject) => {
    const story = libraryStory(120);
    const position = await happen(subject.events, story);
    await rebuildAll(subject, following);
    const runner = runnerOf(subject, following);
    await runner.start();
    for (const view of following) await runner.waitFor(view, position);
    await runner.close();
    assert.deepEqual(await foundLibrary(subject.database), expectedLibrary(story));
  },

  'shows the old rows until it is done': async (subject: ProjectionSubject) => {
    const runner = runnerOf(subject, synchronous);
    await runner.start();
    const story = libraryStory(120);
    await happen(subject.events, story);
    const found: unknown[] = [];
    for (const view of synchronous) {
      const onProgress = (): void => {
        found.push(foundLibrary(subject.database));
      };
      await rebuildView({ ...subject, view, batch: 16, onProgress });
    }
    assert.ok(found.length > 3 * 5);
    for (const rows of found) assert.deepEqual(await rows, expectedLibrary(story));
    await runner.close();
  },

  'goes on with what is appended meanwhile, here and elsewhere, with `sync`': async (
    subject: ProjectionSubject,
  ) => {
    const other = await subject.another();
    await rebuildWhileWriting(subject, other, synchronous);
  },

  'goes on with what is appended meanwhile, while runners follow': async (
    subject: ProjectionSubject,
  ) => {
    const other = await subject.another();
    await rebuildWhileWriting(subject, other, following);
  },

  'begins anew after one that was cut off': async (subject: ProjectionSubject) => {
    const story = libraryStory(120);
    await happen(subject.events, story);
    const [view] = synchronous;
    assert.ok(view);
    const leaving = new AbortController();
    const reason = new Error('the terminal was closed');
    const cutOff = rebuildView({
      ...subject,
      view,
      batch: 16,
      signal: leaving.signal,
      onProgress: () => leaving.abort(reason),
    });
    await assert.rejects(cutOff, reason);
    await rebuildAll(subject, synchronous);
    assert.deepEqual(await foundLibrary(subject.database), expectedLibrary(story));
  },

  'lets two build the same view at the same time': async (subject: ProjectionSubject) => {
    const story = libraryStory(200);
    await happen(subject.events, story);
    const other = await subject.another();
    const outcomes = await Promise.allSettled([
      rebuildAll(subject, synchronous),
      rebuildAll(other, synchronous),
    ]);
    assert.ok(outcomes.some(({ status }) => status === 'fulfilled'));
    await rebuildAll(subject, synchronous);
    assert.deepEqual(await foundLibrary(subject.database), expectedLibrary(story));
  },
};

async function rebuildWhileWriting(
  here: ProjectionProcess,
  there: ProjectionProcess,
  views: readonly View[],
): Promise<void> {
  const runners = [runnerOf(here, views), runnerOf(there, views)];
  for (const runner of runners) await runner.start();
  const story = libraryStory(600, 12);
  await happen(here.events, story.slice(0, 200));
  await spoil(here);
  // Each shelf has one writer; even and odd ones write through different processes.
  const isHere = ({ data }: (typeof story)[number]) => Number(data.shelf.slice(6)) % 2 === 0;
  const rest = story.slice(200);
  const writing = Promise.all([
    happen(here.events, rest.filter(isHere)),
    happen(
      there.events,
      rest.filter((one) => !isHere(one)),
    ),
  ]);
  await rebuildAll(there, views);
  const position = Math.max(...(await writing));
  for (const view of views) {
    for (const runner of runners) await runner.waitFor(view, position, { timeout: 30_000 });
  }
  for (const runner of runners) await runner.close();
  assert.deepEqual(await foundLibrary(here.database), expectedLibrary(story));
}
