import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../arch/source.ts';
import { renderSpec } from './render-spec.ts';

const folder = mkdtempSync(join(tmpdir(), 'plinth-embedded-'));

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

interface App {
  readonly api: {
    readonly get: (path: string) => Promise<Answer>;
    readonly post: (path: string, body: object) => Promise<Answer>;
  };
  readonly close: () => Promise<void>;
}

beforeAll(async () => {
  const files = await renderSpec(join(root, 'test/golden/specs/embedded-states.yaml'));
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('answers hold the states of aggregates, as queries would answer them', async () => {
  const module = (await import(join(folder, 'test/test-app.ts'))) as {
    startTestApp: () => Promise<App>;
  };
  const { api, close } = await module.startTestApp();
  const made = async (path: string, body: object): Promise<string> => {
    const answer = await api.post(path, body);
    expect(answer).toMatchObject({ status: 201 });
    return String(answer.body.id);
  };
  try {
    const club = await made('/clubs', { name: 'Reds' });
    const blues = await made('/clubs', { name: 'Blues' });
    const shop = await made('/shops', { name: 'a', owner: club, clubs: [blues, club] });
    const bare = await made('/shops', { name: 'b' });
    const league = await made('/leagues', { title: 'First', shop, club });
    const fan = await made('/clubs', { name: 'Fans', shop, fans: [bare, shop] });

    const reds = { id: club, name: 'Reds', shop: null, fans: [], budget: '1.00' };
    expect(await api.get(`/shops/${shop}`)).toMatchObject({
      body: {
        owner: reds,
        clubs: [{ name: 'Blues' }, reds],
        leagues: [{ id: league, status: 'Open', title: 'First', shop, club }],
      },
    });
    expect(await api.get(`/shops/${bare}`)).toMatchObject({
      body: { owner: null, clubs: [], leagues: [] },
    });
    const fans = [{ id: fan, name: 'Fans', shop, fans: [bare, shop], budget: '1.00' }];
    expect((await api.get('/fans')).body).toEqual([
      { name: 'a', fans, first: fans[0] },
      { name: 'b', fans, first: null },
    ]);
    expect(await api.get(`/leagues/${league}`)).toMatchObject({ body: { club: reds } });
  } finally {
    await close();
  }
});
