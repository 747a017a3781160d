// What a hostile or careless server could send must not get into the shop's page.
import { describe, expect, it } from 'vitest';
import { render, safeUrl } from '../safe-html';

const base = 'https://chat.shop.example';

function shown(html: string): HTMLElement {
  const box = document.createElement('div');
  box.append(render(html, 'plain', base));
  return box;
}

const hostile = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)><script>alert(1)</script></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<form action="https://evil.example"><input name=q><button>go</button></form>',
  '<p onclick="alert(1)" style="position:fixed;inset:0" id="x" class="y">text</p>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href=" java\nscript:alert(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="vbscript:x" onmouseover="alert(1)" target="_self" download>x</a>',
  '<object data="x"></object><embed src="x"><link rel=stylesheet href=x><meta http-equiv=refresh content=0>',
  '<style>*{display:none}</style><base href="https://evil.example/">',
  '<template><script>alert(1)</script></template>',
  '<p><noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript></p>',
  '<deskbell-widget></deskbell-widget><custom-thing onclick=x>y</custom-thing>',
  '<video><source onerror=alert(1)></video><audio src=x autoplay></audio>',
  '<textarea autofocus onfocus=alert(1)></textarea><select><option>a</select>',
  '<!--><img src=x onerror=alert(1)>-->',
];
const elements =
  /^(P|BR|STRONG|EM|DEL|CODE|PRE|BLOCKQUOTE|UL|OL|LI|A|H[1-6]|HR|TABLE|THEAD|TBODY|TR|TH|TD|SPAN)$/;
const attributes: Record<string, string[]> = { A: ['href', 'target', 'rel'] };

describe('hostile html', () => {
  it.each(hostile)('leaves nothing but harmless elements: %s', (html) => {
    for (const element of shown(html).querySelectorAll('*')) {
      expect(element.nodeName).toMatch(elements);
      for (const { name } of element.attributes)
        expect(attributes[element.nodeName] ?? []).toContain(name);
      if (element.nodeName === 'A')
        expect((element as HTMLAnchorElement).protocol).toMatch(/^(https?|mailto|tel):$/);
    }
  });

  it('cannot nest without end', () => {
    const box = shown('<blockquote>'.repeat(500) + 'deep');
    expect(box.querySelectorAll('blockquote').length).toBeLessThan(30);
  });

  it('of a script leaves not even its words', () => {
    expect(shown('<p>Hello<script>alert(1)</script></p>').textContent).toBe('Hello');
  });
});

describe('good html', () => {
  it('keeps its shape', () => {
    const html = '<p>Costs <strong>4.90</strong>.</p><ul><li>one</li><li><em>two</em></li></ul>';
    expect(shown(html).innerHTML).toBe(html);
  });

  it('opens links in another tab, told nothing', () => {
    const link = shown('<a href="/help/en/delivery">details</a>').querySelector('a')!;
    expect(link.href).toBe('https://chat.shop.example/help/en/delivery');
    expect(link.target).toBe('_blank');
    expect(link.rel).toContain('noopener');
  });
});

describe('plain text', () => {
  it('is shown as it is, and addresses in it become links without the full stop', () => {
    const box = document.createElement('div');
    box.append(render(undefined, 'See <b>https://a.example/x?y=1.</b> Bye', base));
    expect(box.textContent).toBe('See <b>https://a.example/x?y=1.</b> Bye');
    expect(box.querySelector('b')).toBeNull();
    expect([...box.querySelectorAll('a')].map((a) => a.href)).toEqual(['https://a.example/x?y=1']);
  });
});

describe('addresses', () => {
  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:https://x/y',
    'file:///etc/passwd',
    'http://',
  ])('refuse %s', (href) => {
    expect(safeUrl(href, base)).toBeNull();
  });

  it.each(['https://a.example/', 'mailto:hello@a.example', 'tel:+4940123'])('allow %s', (href) => {
    expect(safeUrl(href, base)).toBe(href);
  });
});
