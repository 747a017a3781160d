// Who gets what, and why: queues as they give work away, and what is said of each person. Pure.
import type { Id, Message, Person } from './types';

export interface Verdict {
  agent: Person | null;
  verdict: string;
  words: string;
}
export interface Would {
  agent: Person | null;
  reason: string;
  verdicts: Verdict[];
  position: number;
  usual_wait: { low_minutes: number; high_minutes: number } | null;
}
export interface GivingQueue {
  id: Id;
  name: string;
  open: boolean;
  calendar: string | null;
  assignment: 'manual' | 'balanced' | 'round_robin';
  languages: string[];
  skills: string[];
  capacity: number | null;
  silent_after_s: number | null;
  last_chats_s: number | null;
  restricted: boolean;
}
export interface Assignment {
  at: string;
  agent: Person | null;
  why: string;
  reason: string;
  verdicts: Verdict[];
}
export const channels = ['chat', 'email', 'form', 'api'] as const;

/** Why it was given so: what is said of the one who got it, else of everybody. */
export function reasonOf({ agent, reason, verdicts }: Assignment): string {
  const chosen = verdicts.find((one) => agent && String(one.agent?.id) === String(agent.id));
  return chosen ? withoutName(chosen) : reason;
}

/** The decisions among the words of a thread, each where it was made. */
export function withGiven(
  messages: Message[],
  given: Assignment[],
  say: (one: Assignment) => string,
): Message[] {
  const all = [...messages];
  const oldest = [...given].sort((a, b) => a.at.localeCompare(b.at));
  oldest.forEach((one, i) => {
    const at = all.findIndex((message) => message.at > one.at);
    const line: Message = { seq: -1 - i, from: 'system', kind: 'assigned', text: say(one), at: one.at };
    all.splice(at < 0 ? all.length : at, 0, line);
  });
  return all;
}

/** "Ana: offline" beside the name of Ana: only what is said of her. */
export function withoutName(verdict: Verdict): string {
  const name = verdict.agent?.name;
  return name && verdict.words.startsWith(`${name}: `)
    ? verdict.words.slice(name.length + 2)
    : verdict.words;
}
