// Calling a colleague by name: what is being typed after an @, and who is meant. Pure.
import type { Agent, User } from './types';
import { same } from './types';

const shown_max = 6;
/** An @ at the beginning of a word, and what was typed after it: a name may have a space in it. */
const call = /(?:^|[\s(])@([\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]*)?)$/u;

/** The name being typed before the caret, or null where nobody is being called. */
export function callBefore(text: string, caret: number): string | null {
  return call.exec(text.slice(0, caret))?.[1] ?? null;
}

export function calledBy(agents: Agent[], typed: string, me: User | null): Agent[] {
  const wanted = typed.toLocaleLowerCase();
  const begins = (name: string) =>
    name
      .toLocaleLowerCase()
      .split(/\s+/)
      .some((_, i, words) => words.slice(i).join(' ').startsWith(wanted));
  return agents.filter((one) => !same(one.id, me?.id) && begins(one.name)).slice(0, shown_max);
}

/** The text with the whole name in the place of what was typed, and where the caret is then. */
export function called(text: string, caret: number, name: string): { text: string; caret: number } {
  const typed = callBefore(text, caret) ?? '';
  const before = `${text.slice(0, caret - typed.length)}${name} `;
  return { text: before + text.slice(caret).replace(/^ /, ''), caret: before.length };
}
