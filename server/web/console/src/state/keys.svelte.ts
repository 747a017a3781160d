// Who answers to which shortcut now: parts of the screen register while they are shown.
import { Keyboard, type Action } from '../lib/shortcuts';

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

export function keydown(event: KeyboardEvent): void {
  if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
  const action = keyboard.read(event, event.timeStamp);
  const run = action && handlers.get(action)?.at(-1);
  if (!run) return;
  event.preventDefault();
  run();
}
