import { describe, expect, test } from 'vitest';
import { html } from '../../src/picture/html.ts';
import { sheetsOf } from '../../src/picture/sheet.ts';
import { examples, graphNamed, nastyGraph } from './drawn.ts';
import { markupFaults } from './markup.ts';

const pageOf = async (graph: Awaited<ReturnType<typeof graphNamed>>, only?: string) =>
  html(await sheetsOf(graph, only), graph);

/** The body without the script, as the XML that it also is. */
const bodyOf = (page: string): string =>
  page.slice(page.indexOf('<body>'), page.indexOf('<script>')) +
  page.slice(page.indexOf('</script>') + 9, page.indexOf('</html>'));

const values = (page: string, attribute: string): readonly string[] =>
  [...page.matchAll(new RegExp(` ${attribute}="([^"]*)"`, 'g'))].map(([, value]) => value ?? '');

describe.each([...examples, 'hundred'])('the page of %s', (name) => {
  test('needs nothing beside it, and all its links lead somewhere', async () => {
    const page = await pageOf(await graphNamed(name));
    expect(markupFaults(bodyOf(page))).toEqual([]);
    expect(page).not.toMatch(/https?:|@import|url\(|<link|<iframe/);
    expect(values(page, 'src')).toEqual([]);
    const ids = values(page, 'id');
    expect(new Set(ids).size).toBe(ids.length);
    const targets = values(page, 'href').map((href) => decodeURIComponent(href.slice(1)));
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });
});

test('texts of the spec stay texts', async () => {
  const page = await pageOf(await nastyGraph());
  expect(markupFaults(bodyOf(page))).toEqual([]);
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page).not.toMatch(/<img/);
});

test('the list tells what follows from what', async () => {
  const page = await pageOf(await graphNamed('shop'), 'Inventory');
  const line =
    page.split('\n').find((text) => text.includes('id="command-Inventory.Stock.Reserve"')) ?? '';
  expect(
    line
      .replace(/<[^>]+>/g, ' ')
      .replace(/ +/g, ' ')
      .trim(),
  ).toBe('Reserve command emits StockReserved called by Ordering.Checkout (reserve)');
});
