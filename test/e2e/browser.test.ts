import { existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bootApp, type RunningApp, runIn } from './app.ts';
import { createApp } from './create-app.ts';
import { shop } from './stories/shop.ts';
import { makeTokens } from './tokens.ts';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);
const shots = process.env.SCREENSHOTS ?? mkdtempSync(join(tmpdir(), 'plinth-screenshots-'));
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

if (!executablePath)
  process.stdout.write('SKIPPED: browser tests, there is no chromium (apt-get install chromium)\n');

describe.skipIf(!executablePath)('pages in a browser', () => {
  let browser: Browser;
  const apps: RunningApp[] = [];

  beforeAll(async () => {
    mkdirSync(shots, { recursive: true });
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: quiet });
  });

  afterAll(async () => {
    await browser?.close();
    for (const app of apps) await app.kill();
  });

  async function boot(
    example: string,
    name: string,
    env: Record<string, string> = {},
  ): Promise<RunningApp> {
    const folder = await createApp(example);
    expect(await runIn(folder, 'npm', 'run', 'build')).toMatchObject({ code: 0 });
    const app = await bootApp(folder, name, env);
    apps.push(app);
    return app;
  }

  async function open(javaScriptEnabled: boolean): Promise<Page> {
    const context = await browser.newContext({
      javaScriptEnabled,
      viewport: { width: 1100, height: 800 },
    });
    return context.newPage();
  }

  test('tasks are listed, created, edited and deleted, with and without JavaScript', async () => {
    const { url } = await boot('minimal', 'todo');
    for (const javaScriptEnabled of [true, false]) {
      const page = await open(javaScriptEnabled);
      const shot = (name: string) =>
        page.screenshot({
          path: join(shots, `tasks-${javaScriptEnabled ? 'js' : 'plain'}-${name}.png`),
          fullPage: true,
        });
      await page.goto(`${url}/ui/tasks`);
      await shot('1-empty-list');
      await page
        .getByRole('link', { name: /new task/i })
        .first()
        .click();
      await page.evaluate(
        "document.querySelector('main input[name=title]')?.removeAttribute('maxlength')",
      );
      await page.getByLabel(/title/i).fill('x'.repeat(121));
      await page.getByRole('button', { name: /create/i }).click();
      await page.locator('[aria-invalid=true]').waitFor();
      await shot('2-refused');
      expect(await page.getByLabel(/title/i).inputValue()).toBe('x'.repeat(121));
      await page.getByLabel(/title/i).fill('<b>Water</b> & "feed"');
      await page.getByRole('button', { name: /create/i }).click();
      expect(await page.textContent('main')).toContain('<b>Water</b> & "feed"');
      await shot('3-detail');
      await page.getByRole('link', { name: /edit/i }).click();
      await page.getByLabel(/done/i).check();
      await page.getByRole('button', { name: /save/i }).click();
      await page.goto(`${url}/ui/tasks`);
      await shot('4-list');
      expect(await page.textContent('main')).toContain('<b>Water</b> & "feed"');
      await page.getByRole('link', { name: '<b>Water</b>' }).first().click();
      await removeShown(page);
      expect(await page.textContent('main')).not.toContain('Water');
      await page.context().close();
    }
  });

  test('the catalog of the shop asks who is there, then categories and products are kept', async () => {
    const tokens = await makeTokens('jwks');
    const { url } = await boot('shop', 'shop', { ...tokens.env, ...shop.env });
    const page = await open(false);
    const shot = (name: string) =>
      page.screenshot({ path: join(shots, `shop-${name}.png`), fullPage: true });
    await page.goto(`${url}/ui/categories`);
    await shot('1-categories');
    await page.goto(`${url}/ui/categories/new`);
    await shot('2-sign-in');
    await page.getByLabel(/token/i).fill(await tokens.tokenOf(['admin']));
    await page.getByRole('button', { name: /sign in/i }).click();
    await page.goto(`${url}/ui/categories/new`);
    await page.getByLabel(/name/i).fill('Tea');
    await page.getByRole('button', { name: /create/i }).click();
    await page.goto(`${url}/ui/products/new`);
    await shot('3-product-form');
    await page.getByLabel(/^id/i).fill('tea');
    await page.getByLabel(/^name/i).fill('Sencha');
    await page.getByLabel(/amount/i).fill('12.50');
    await page.getByLabel(/currency/i).selectOption('EUR');
    await page.getByRole('button', { name: /create/i }).click();
    await shot('4-product-refused');
    expect(await page.locator('[aria-invalid=true]').count()).toBeGreaterThan(0);
    expect(await page.getByLabel(/^name/i).inputValue()).toBe('Sencha');
    await page.getByLabel(/^id/i).fill('TEA-0001');
    await page.getByRole('button', { name: /create/i }).click();
    await shot('5-product');
    expect(await page.textContent('main')).toContain('12.50');
    await page.goto(`${url}/ui/products`);
    await shot('6-products');
    expect(await page.textContent('main')).toContain('Sencha');
  });
});

async function removeShown(page: Page): Promise<void> {
  await page
    .getByRole('link', { name: /delete/i })
    .or(page.getByRole('button', { name: /delete/i }))
    .first()
    .click();
  const confirm = page.getByRole('button', { name: /delete/i });
  if (await confirm.count()) await confirm.first().click();
}
