// Makes elements. No strings of HTML anywhere: text enters as text.

type Child = Node | string | null | undefined | false;
type Props = Record<
  string,
  string | number | boolean | ((event: never) => void) | null | undefined
>;
type Tags = HTMLElementTagNameMap;

/** `h('button.send', {onclick: go}, 'Send')`; false, null and undefined attributes are left out. */
export function h<K extends keyof Tags>(
  what: K | `${K}.${string}`,
  props: Props = {},
  ...children: Child[]
): Tags[K] {
  const [tag, ...classes] = what.split('.') as [K, ...string[]];
  const element = document.createElement(tag);
  element.classList.add(...classes);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function')
      element.addEventListener(name.slice(2), value as EventListener);
    else attr(element, name, value);
  }
  element.append(...children.filter(Boolean) as Node[]);
  return element;
}

/** A button that shows a drawing and says its name. */
export function tool(
  kind: string,
  label: string,
  path: string,
  onclick?: () => void,
): HTMLButtonElement {
  return h(`button.${kind}`, { 'aria-label': label, title: label, onclick }, icon(path));
}

/** Sets an attribute if it differs: screen readers hear only what changes. */
export function attr(
  element: Element,
  name: string,
  value: string | number | boolean | null | undefined,
): void {
  const wanted = value === true ? '' : value === false || value == null ? null : String(value);
  if (element.getAttribute(name) === wanted) return;
  if (wanted === null) element.removeAttribute(name);
  else element.setAttribute(name, wanted);
}

export function say(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

const svg = 'http://www.w3.org/2000/svg';

/** A 24-unit line drawing; decoration only, its button carries the name. */
export function icon(path: string): SVGSVGElement {
  const drawing = document.createElementNS(svg, 'svg');
  attr(drawing, 'viewBox', '0 0 24 24');
  attr(drawing, 'aria-hidden', 'true');
  const line = document.createElementNS(svg, 'path');
  attr(line, 'd', path);
  drawing.append(line);
  return drawing;
}

/** What the launcher shows; the chat has drawings of its own (icons.ts). */
export const bell =
  'M12 4.5a6 6 0 0 1 6 6v3l1.6 3a.8.8 0 0 1-.7 1H5.1a.8.8 0 0 1-.7-1L6 13.5v-3a6 6 0 0 1 6-6zm0-2v2M10 20.5a2.5 2.5 0 0 0 4 0';
export const down = 'M5 9l7 7 7-7';

/** Dresses a shadow root in one more sheet; a page's content policy does not mind. */
export function wear(root: ShadowRoot, css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets.push(sheet);
}
