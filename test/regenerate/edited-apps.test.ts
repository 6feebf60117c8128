import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { Counts } from './counts.ts';
import { EditedApp } from './edited-app.ts';
import { type Story, shrunk, Teller } from './edited-story.ts';
import { specs, storiesOf } from './stories.ts';

/**
 * More by hand: `STORIES=2000 SEED=1 npx vitest run --project golden edited-apps`, of all apps with
 * `APPS=all`, with some edits by hand only with `HAND='lay out'`; one that went wrong:
 * `STORY='{"app":..}'`.
 */
const { STORIES = '24', SEED = '20261127', APPS = 'bank,clinic', STORY, HAND } = process.env;

const apps = APPS === 'all' ? [...specs.keys()] : APPS.split(',');

const app = new EditedApp();
afterAll(() => app.remove());

async function problemOf(story: Story, counts = new Counts()): Promise<string | undefined> {
  try {
    await new Teller(app, counts).tell(story, specs.get(story.app) ?? '');
    return undefined;
  } catch (error) {
    return error instanceof Error ? `${error.message}\n${error.stack}` : String(error);
  }
}

test('whatever is edited in the spec and by hand, no word of a person is lost', async () => {
  const counts = new Counts();
  const sample: readonly Story[] = STORY
    ? [JSON.parse(STORY)]
    : fc.sample(storiesOf(apps), { numRuns: Number(STORIES), seed: Number(SEED) });
  const problems: string[] = [];
  for (const story of sample) {
    const problem = await problemOf(story, counts);
    if (problem === undefined) continue;
    const short = await shrunk(story, problem, problemOf);
    problems.push(`STORY='${JSON.stringify(short)}'\n${await problemOf(short)}`);
    console.error(problems.at(-1));
  }
  console.info(String(counts));
  expect(problems).toEqual([]);
  if (STORY || HAND) return;
  expect(counts.lost).toBe(0);
  expect(counts.clashes).toBeGreaterThan(0);
  expect(counts.typeChecked).toBeGreaterThan(sample.length / 3);
}, 36_000_000);
