import { describe, expect, it } from 'vitest';
import { Keyboard, shortcuts, type Press } from '../src/lib/shortcuts';
import { words } from '../src/words/en-later';

const free = { ctrlKey: false, metaKey: false, altKey: false, target: document.body };
const press = (key: string, more: Partial<Press> = {}): Press => ({ key, ...free, ...more });

function inside(html: string): HTMLElement {
  document.body.innerHTML = html;
  return document.body.querySelector('[data-here]') as HTMLElement;
}

describe('a key', () => {
  it('does what the table says', () => {
    const keyboard = new Keyboard();
    expect(keyboard.read(press('j'), 0)).toBe('next');
    expect(keyboard.read(press('e'), 1)).toBe('bot');
    expect(keyboard.read(press('b'), 2)).toBe('bot');
    expect(keyboard.read(press('?'), 3)).toBe('help');
    expect(keyboard.read(press('y'), 4)).toBeNull();
  });

  it('after g goes to a view, if it comes soon', () => {
    const keyboard = new Keyboard();
    expect(keyboard.read(press('g'), 0)).toBeNull();
    expect(keyboard.read(press('m'), 500)).toBe('go.mine');
    keyboard.read(press('g'), 1000);
    expect(keyboard.read(press('s'), 9000)).toBe('solve');
  });

  it('after g that means nothing does nothing at all', () => {
    const keyboard = new Keyboard();
    keyboard.read(press('g'), 0);
    expect(keyboard.read(press('c'), 1)).toBe('go.content');
    keyboard.read(press('g'), 2);
    expect(keyboard.read(press('x'), 3)).toBeNull();
  });

  it.each([
    '<textarea data-here></textarea>',
    '<input data-here>',
    '<select data-here></select>',
    '<p contenteditable="true"><b data-here>x</b></p>',
  ])('is just a letter in %s', (html) => {
    const keyboard = new Keyboard();
    const target = inside(html);
    for (const { keys } of shortcuts)
      expect(keyboard.read(press(keys[0] ?? '', { target }), 0)).toBeNull();
  });

  it('with a modifier, or while a word is being composed, belongs to the browser', () => {
    const keyboard = new Keyboard();
    for (const held of ['ctrlKey', 'metaKey', 'altKey', 'isComposing']) {
      expect(keyboard.read(press('c', { [held]: true }), 0)).toBeNull();
    }
  });

  it('means one thing only', () => {
    const all = shortcuts.flatMap((shortcut) => shortcut.keys);
    expect(new Set(all).size).toBe(all.length);
  });

  it('is explained in the help', () => {
    for (const { action } of shortcuts) expect(words).toHaveProperty([`key.${action}`]);
  });
});
