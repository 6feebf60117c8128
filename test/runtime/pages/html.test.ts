import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html, raw, show, showDatetime, showUri } from '../../../src/runtime/pages/index.ts';

describe('html', () => {
  it.each([
    [html`<b>${'<i>'}</b>`, '<b>&lt;i&gt;</b>'],
    [html`<a title="${`"'`}">`, '<a title="&quot;&#39;">'],
    [html`${html`<i>${'&'}</i>`}`, '<i>&amp;</i>'],
    [html`${['a', html`<br>`, ['b']]}`, 'a<br>b'],
    [html`${null}${undefined}${false}${true}${0}`, '0'],
    [html`${raw('<hr>')}`, '<hr>'],
    [html`$&${'$&'}`, '$&$&amp;'],
  ])('%#', (made, markup) => {
    expect(made.markup).toBe(markup);
  });

  it('lets no text out of its place', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(html`<p title="${text}">`.markup).toMatch(/^<p title="[^"<>']*">$/);
      }),
    );
  });
});

describe('show', () => {
  it.each([
    [show(null).markup, '<span class="none">—</span>'],
    [show('').markup, '<span class="none">—</span>'],
    [show(false).markup, 'No'],
    [show(0).markup, '0'],
    [show('<b>').markup, '&lt;b&gt;'],
    [show(['a', 'b']).markup, '<ul><li>a</li><li>b</li></ul>'],
    [show([]).markup, '<span class="none">none</span>'],
    [
      show({ toJSON: () => ({ amount: '1.50' }) }).markup,
      '<dl class="inner"><div><dt>amount</dt><dd>1.50</dd></div></dl>',
    ],
    [show({ toJSON: () => '1.50' }).markup, '1.50'],
    [
      showDatetime('2026-01-31T10:00:00.000Z').markup,
      '<time datetime="2026-01-31T10:00:00.000Z">2026-01-31 10:00:00 UTC</time>',
    ],
    [
      showUri('https://a.example/?a&b').markup,
      '<a href="https://a.example/?a&amp;b" rel="noopener noreferrer nofollow">https://a.example/?a&amp;b</a>',
    ],
    [
      showUri('mailto:ann@a.example').markup,
      '<a href="mailto:ann@a.example" rel="noopener noreferrer nofollow">mailto:ann@a.example</a>',
    ],
    [showUri('javascript:alert(1)').markup, 'javascript:alert(1)'],
    [showUri(' javascript:alert(1)').markup, ' javascript:alert(1)'],
    [showUri('JavaScript:https://a.example').markup, 'JavaScript:https://a.example'],
    [showUri('data:text/html,<b>').markup, 'data:text/html,&lt;b&gt;'],
    [showUri('//a.example/').markup, '//a.example/'],
  ])('%s', (markup, wanted) => {
    expect(markup).toBe(wanted);
  });
});
