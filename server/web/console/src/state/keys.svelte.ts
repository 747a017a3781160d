// Who answers to which shortcut now: parts of the screen register while they are shown.
// Whoever asks for the composer before it is there keeps their letters: they are held until it comes.
import { Keyboard, isWriting, type Action } from '../lib/shortcuts';
import { mayAct } from './desk.svelte';
import { router } from './router.svelte';

const keyboard = new Keyboard();
const handlers = new Map<Action, (() => void)[]>();

/** Answers to an action until the returned function is called; the newest one wins. */
export function onAction(action: Action, run: () => void): () => void {
  handlers.set(action, [...(handlers.get(action) ?? []), run]);
  return () => {
    handlers.set(
      action,
      (handlers.get(action) ?? []).filter((one) => one !== run),
    );
  };
}

export function onActions(all: Partial<Record<Action, () => void>>): () => void {
  const ends = Object.entries(all).map(([action, run]) => onAction(action as Action, run));
  return () => ends.forEach((end) => end());
}

export interface Ahead {
  kind: 'reply' | 'note';
  text: string;
}

const ahead_within_ms = 10_000;
let ahead: (Ahead & { at: number }) | null = null;

/** A reply or note was asked for on a ticket that is still being read. */
function expect(action: Action | null, event: KeyboardEvent): void {
  if ((action !== 'reply' && action !== 'note') || !mayAct()) return;
  if (router.openId === null || router.currentView === 'bot') return;
  event.preventDefault();
  ahead = { kind: action, text: '', at: event.timeStamp };
}

/** True when the key was a letter for the composer to come. */
function hold(event: KeyboardEvent): boolean {
  if (!ahead || event.ctrlKey || event.metaKey || event.altKey) return false;
  const over = event.key === 'Escape' || event.timeStamp - ahead.at > ahead_within_ms;
  if (over || isWriting(event.target) || router.openId === null) ahead = null;
  if (!ahead) return event.key === 'Escape';
  if (event.key === 'Backspace') ahead.text = ahead.text.slice(0, -1);
  else if (event.key === 'Enter') ahead.text += '\n';
  else if (event.key.length === 1) ahead.text += event.key;
  else return false;
  return true;
}

/** What was typed before the composer was there; once. */
export function typedAhead(): Ahead | null {
  const held = ahead;
  ahead = null;
  return held;
}

/** Out of a field, wherever it stands: the next key is for the ticket or the page. */
function leave(event: KeyboardEvent): void {
  event.preventDefault();
  (event.target as HTMLElement).blur();
  (document.getElementById('talk') ?? document.querySelector('main'))?.focus();
}

export function keydown(event: KeyboardEvent): void {
  if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
  if (hold(event)) return event.preventDefault();
  if (event.key === 'Escape' && isWriting(event.target)) return leave(event);
  const action = keyboard.read(event, event.timeStamp);
  const run = action && handlers.get(action)?.at(-1);
  if (!run) return expect(action, event);
  event.preventDefault();
  run();
}
