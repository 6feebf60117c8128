import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { picture } from '../../src/picture/picture.ts';
import { graphNamed } from '../picture/drawn.ts';
import { temporaryFolder } from '../workspace/temporary-folder.ts';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Texts that reach over the border of their row or card, as the browser measures them. */
const TOO_LONG = `[...document.querySelectorAll('main .picture text')].filter((text) => {
  const ground = text.parentNode.querySelector('.pill, .box, .label-ground');
  const [mine, its] = [text.getBoundingClientRect(), ground.getBoundingClientRect()];
  return mine.left < its.left || mine.right > its.right;
}).map((text) => text.textContent)`;

if (!executablePath)
  process.stdout.write(
    'SKIPPED: pictures in a browser, there is no chromium (apt-get install chromium)\n',
  );

describe.skipIf(!executablePath)('plinth graph in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: quiet });
  });
  afterAll(() => browser?.close());

  test.each([
    ['shop', 'light'],
    ['shop', 'dark'],
    ['hundred', 'light'],
  ] as const)(
    '%s in %s: texts fit, nothing is fetched, the pointer shows what follows',
    async (name, colorScheme) => {
      const file = join(temporaryFolder(), 'graph.html');
      const html = await picture(await graphNamed(name), { format: 'html', context: undefined });
      writeFileSync(file, html);
      const page = await browser.newPage({ colorScheme, viewport: { width: 1400, height: 900 } });
      const [faults, requests]: [string[], string[]] = [[], []];
      page.on('pageerror', ({ message }) => faults.push(message));
      page.on('request', (request) => requests.push(request.url()));
      await page.goto(`file://${file}`);
      expect(await page.evaluate(TOO_LONG)).toEqual([]);
      const row = page.locator('main .row.k-event').first();
      await row.scrollIntoViewIfNeeded();
      await page.locator('main .card.k-aggregate .row.k-event').first().hover();
      expect(await page.locator('main .picture.focus .link.on').count()).toBeGreaterThan(0);
      await page.locator('main .card.k-aggregate').first().locator('.title').click();
      expect(await page.locator('details[open] tr:target').count()).toBe(1);
      expect({ faults, requests }).toEqual({ faults: [], requests: [`file://${file}`] });
      await page.close();
    },
  );
});
