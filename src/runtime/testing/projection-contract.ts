import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../database/index.ts';
import {
  type EventStore,
  type ProjectionError,
  ProjectionRunner,
  type ProjectionRunnerOptions,
  type View,
} from '../eventsourcing/index.ts';
import { type Closable, type ContractCase, casesOf } from './contract.ts';
import {
  expectedLibrary,
  foundLibrary,
  happen,
  libraryStory,
  libraryViews,
} from './contract-library.ts';
import { FailingDatabase } from './failing-database.ts';
import { unexpected } from './unexpected.ts';

/** One process of an app. */
export interface ProjectionProcess {
  readonly database: Database;
  readonly events: EventStore;
}

export interface ProjectionSubject extends ProjectionProcess, Closable {
  /** As another process would open the same database; closed with the subject. */
  another(): Promise<ProjectionProcess>;
}

/**
 * What is promised of views on every engine; `make` gives an empty database with the tables of
 * the events and of `createLibraryTables`, and a store that knows `libraryEvents`.
 */
export function projectionContract(
  make: () => Promise<ProjectionSubject>,
): readonly ContractCase[] {
  return casesOf(make, { ...following, ...failing, ...waiting });
}

const views = libraryViews({ sync: false });

function runnerOf(
  { database, events }: ProjectionProcess,
  options: Partial<ProjectionRunnerOptions> = {},
): ProjectionRunner {
  return new ProjectionRunner({
    database,
    events,
    views,
    onError: unexpected,
    pollEvery: 20,
    ...options,
  });
}

async function caughtUp(runner: ProjectionRunner, position: number): Promise<void> {
  for (const view of views) await runner.waitFor(view, position);
}

const following = {
  'shows each event once, whatever row it goes to': async (subject: ProjectionSubject) => {
    const story = libraryStory(200);
    const position = await happen(subject.events, story);
    const runner = runnerOf(subject, { batch: 16 });
    await runner.start();
    await caughtUp(runner, position);
    await runner.close();
    assert.deepEqual(await foundLibrary(subject.database), expectedLibrary(story));
  },

  'deletes a row and makes it again, within one batch and over several': async (
    subject: ProjectionSubject,
  ) => {
    const story = libraryStory(120, 1);
    const position = await happen(subject.events, story);
    for (const batch of [1, 1_000]) {
      const runner = runnerOf(subject, { batch });
      await runner.start();
      await caughtUp(runner, position);
      await runner.close();
      assert.deepEqual(await foundLibrary(subject.database), expectedLibrary(story));
    }
  },

  'shows each event once however many runners there are': async (subject: ProjectionSubject) => {
    const other = await subject.another();
    const runners = [subject, subject, other, other].map((process) =>
      runnerOf(process, { batch: 8 }),
    );
    await Promise.all(runners.map((runner) => runner.start()));
    const story = libraryStory(200);
    const position = await happen(subject.events, story);
    await Promise.all(runners.map((runner) => caughtUp(runner, position)));
    await Promise.all(runners.map((runner) => runner.close()));
    assert.deepEqual(await foundLibrary(subject.database), expectedLibrary(story));
  },

  'sees what another process appends': async (subject: ProjectionSubject) => {
    const runner = runnerOf(subject);
    await runner.start();
    const story = libraryStory(20);
    await happen((await subject.another()).events, story);
    const wanted = JSON.stringify(expectedLibrary(story));
    const late = AbortSignal.timeout(10_000);
    while (JSON.stringify(await foundLibrary(subject.database)) !== wanted) {
      late.throwIfAborted();
      await sleep(5);
    }
    await runner.close();
  },

  'goes on from where it was': async (subject: ProjectionSubject) => {
    const story = libraryStory(90);
    for (const part of [story.slice(0, 30), story.slice(30, 60), story.slice(60)]) {
      const position = await happen(subject.events, part);
      const runner = runnerOf(subject, { batch: 7 });
      await runner.start();
      await caughtUp(runner, position);
      await runner.close();
    }
    assert.deepEqual(await foundLibrary(subject.database), expectedLibrary(story));
  },
};

/** The first view of the library, which cannot take the events that `refuses` names. */
function refusing(refuses: (position: number) => boolean): View {
  const [shelves] = views;
  assert.ok(shelves);
  return {
    ...shelves,
    fold: (row, event) => {
      if (refuses(event.position)) throw new Error('it cannot be folded');
      return shelves.fold(row, event);
    },
  };
}

const failing = {
  'shows each event once when it is cut off before and after commits': async (
    subject: ProjectionSubject,
  ) => {
    const story = libraryStory(100);
    const position = await happen(subject.events, story);
    const database = new FailingDatabase(subject.database);
    const runner = runnerOf({ ...subject, database }, { batch: 10, onError: () => undefined });
    database.failAt('after commit', 'before commit', 'after commit', 'before commit');
    await runner.start();
    await caughtUp(runner, position);
    await runner.close();
    assert.deepEqual(await foundLibrary(subject.database), expectedLibrary(story));
  },

  'stops at an event that it cannot take, says so, and skips nothing': async (
    subject: ProjectionSubject,
  ) => {
    const story = libraryStory(60);
    const position = await happen(subject.events, story);
    const poison = (await subject.events.readAll({ after: 0, limit: 60 }))[40]?.position ?? 0;
    let isPoisonous = true;
    const errors: ProjectionError[] = [];
    const [, ...others] = views;
    const runner = runnerOf(subject, {
      views: [refusing((at) => isPoisonous && at === poison), ...others],
      onError: (error) => void errors.push(error),
    });
    await runner.start();
    while (errors.length === 0) await sleep(5);
    assert.equal(errors[0]?.position, poison);
    assert.throws(
      () => runner.check(),
      new RegExp(
        `library.shelves is stuck at event ${poison} \\(\\w+ of library.shelf shelf \\d\\)`,
      ),
    );
    for (const view of others) await runner.waitFor(view, position);
    const { shelves } = await foundLibrary(subject.database);
    const before = await subject.events.readAll({ after: 0, limit: 40 });
    assert.equal(
      shelves.reduce((sum, { books }) => sum + books, 0),
      countBooks(before.map(({ type, data }) => ({ type, data }))),
    );
    isPoisonous = false;
    await caughtUp(runner, position);
    runner.check();
    await runner.close();
    assert.deepEqual(await foundLibrary(subject.database), expectedLibrary(story));
  },
};

// Of the shelves that stand at the end.
function countBooks(happened: readonly { readonly type: string; readonly data: unknown }[]) {
  const books = new Map<string, number>();
  for (const { type, data } of happened) {
    // The suite's own events all say which shelf they are of.
    const { shelf } = data as { readonly shelf: string };
    if (type === 'BookPlaced') books.set(shelf, (books.get(shelf) ?? 0) + 1);
    else books.delete(shelf);
  }
  return [...books.values()].reduce((sum, one) => sum + one, 0);
}

const waiting = {
  'lets a caller wait for what it has just appended': async (subject: ProjectionSubject) => {
    const runner = runnerOf(subject, { pollEvery: 60_000 });
    await runner.start();
    const story = libraryStory(30, 1);
    for (const [at, one] of story.entries()) {
      await caughtUp(runner, await happen(subject.events, [one]));
      const found = await foundLibrary(subject.database);
      assert.deepEqual(found, expectedLibrary(story.slice(0, at + 1)));
    }
    await runner.close();
  },

  'is settled once every view shows all that has happened': async (subject: ProjectionSubject) => {
    const runner = runnerOf(subject);
    await runner.start();
    const story = libraryStory(50);
    await happen(subject.events, story);
    await runner.settled();
    assert.deepEqual(await foundLibrary(subject.database), expectedLibrary(story));
    await runner.close();
  },

  'lets a caller leave, or tells it that the view does not come': async (
    subject: ProjectionSubject,
  ) => {
    const runner = runnerOf(subject);
    await runner.start();
    const [view] = views;
    assert.ok(view);
    const reason = new Error('the client has gone');
    await assert.rejects(runner.waitFor(view, 1, { signal: AbortSignal.abort(reason) }), reason);
    await assert.rejects(runner.waitFor(view, 1, { timeout: 30 }), {
      code: 'Unavailable',
      message: 'the view library.shelves is not available at the moment',
    });
    const waiting = assert.rejects(runner.waitFor(view, 1), { code: 'Unavailable' });
    await runner.close();
    await waiting;
  },

  'projects nothing once it is closed': async (subject: ProjectionSubject) => {
    const runner = runnerOf(subject);
    await runner.start();
    await runner.close();
    await happen(subject.events, libraryStory(10));
    await sleep(100);
    assert.deepEqual(await foundLibrary(subject.database), expectedLibrary([]));
  },
};
