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
  element.append(...children.filter((child): child is Node | string => Boolean(child)));
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

const speaker = 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5z';

export const icons = {
  bell: 'M12 4.5a6 6 0 0 1 6 6v3l1.6 3a.8.8 0 0 1-.7 1H5.1a.8.8 0 0 1-.7-1L6 13.5v-3a6 6 0 0 1 6-6zm0-2v2M10 20.5a2.5 2.5 0 0 0 4 0',
  close: 'M6 6l12 12M18 6L6 18',
  down: 'M5 9l7 7 7-7',
  send: 'M5 12h13M12 5l7 7-7 7',
  sound: speaker + 'M15.5 9a4.5 4.5 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11',
  mute: speaker + 'M16 9.5l5 5M21 9.5l-5 5',
  person: 'M16 8a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM4.5 20c1-6 14-6 15 0',
  up: 'M7 10.5v9H4v-9zl4-7c2 0 2.5 1 2.5 3l-1 3h5.5c1 0 2 1 2 2.5l-1.5 6c-.5 1-1 1.5-2 1.5H7',
  page: 'M6 4h8l4 4v12H6zM9 12h6m-6 4h6',
  more: 'M6 12h.01M12 12h.01M18 12h.01',
  clip: 'M20 11.5l-8 8a5 5 0 0 1-7-7l8.5-8.5a3.3 3.3 0 0 1 4.7 4.7L9.8 17a1.7 1.7 0 0 1-2.4-2.4l7.4-7.4',
  one: 'M5 12.5l4.5 4.5L19 7.5',
  two: 'M2.5 12.5L7 17l9-9.5m-4.5 8L13 17l8.5-9.5',
};

/** Dresses a shadow root in one more sheet; a page's content policy does not mind. */
export function wear(root: ShadowRoot, css: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } catch {
    const style = document.createElement('style'); // browsers before 2023
    style.textContent = css;
    root.append(style);
  }
}
