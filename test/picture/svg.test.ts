import { describe, expect, test } from 'vitest';
import { sheetsOf } from '../../src/picture/sheet.ts';
import { svg } from '../../src/picture/svg.ts';
import { examples, graphNamed, nastyGraph } from './drawn.ts';
import { markupFaults } from './markup.ts';

describe('the check itself', () => {
  test.each([
    ['<a><b/></a>', []],
    ['<a><b></a>', ['</a> closes something else', '<a> is not closed']],
    ['<a b="1" b="2"/>', ['<a> has an attribute twice']],
    ['<a>x < y & z</a>', ['a stray <', 'a stray &']],
    ['<a b=1/>', ['a stray <']],
    ['<a>\u0007</a>', ['a control character']],
  ])('finds in %j what is wrong', (text, faults) => {
    expect(markupFaults(text)).toEqual(faults);
  });
});

describe.each([...examples, 'hundred'])('%s as SVG', (name) => {
  test('is well formed, stands for itself, and comes out the same each time', async () => {
    const graph = await graphNamed(name);
    const text = svg(await sheetsOf(graph), graph.name);
    expect(markupFaults(text)).toEqual([]);
    expect(text.match(/(?:href|src|url\(|@import|<script|<foreignObject)/g)).toBeNull();
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
    expect(svg(await sheetsOf(await graphNamed(name)), graph.name)).toBe(text);
  });
});

test('texts of the spec stay texts', async () => {
  const graph = await nastyGraph();
  const text = svg(await sheetsOf(graph), graph.name);
  expect(markupFaults(text)).toEqual([]);
  expect(text).not.toMatch(/<(script|img)/);
  expect(text).toContain('x&quot;]--&gt;y&lt;script&gt;&amp;amp;#1;');
});

test('one context alone has no context map', async () => {
  const graph = await graphNamed('shop');
  const text = svg(await sheetsOf(graph, 'Payments'), graph.name);
  expect([...text.matchAll(/class="heading"[^>]*>([^<]+)/g)].map(([, title]) => title)).toEqual([
    'Payments',
  ]);
});
