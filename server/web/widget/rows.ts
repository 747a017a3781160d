// What the log shows, line by line: days, groups of messages, notes, the survey. Pure: state in,
// rows out.
import type { OutItem } from './outbox';
import type { Button, MessageFrame, OwnerFrame } from './protocol';
import { formOf, type State } from './store';
import type { Words } from './words';

export type Tick = 'sending' | 'sent' | 'read' | 'failed';

export interface MessageRow {
  kind: 'message';
  key: string;
  frame: MessageFrame;
  mine: boolean;
  first: boolean;
  last: boolean;
  tick: Tick | null;
  /** The choices that can still be pressed. */
  buttons: Button[];
  /** Not asked (undefined), asked (null), or answered. */
  rated: boolean | null | undefined;
}

export type Row =
  | MessageRow
  | { kind: 'day'; key: string; text: string }
  | { kind: 'note'; key: string; text: string }
  | { kind: 'survey'; key: string; seq: number; ask: string; score: number | null };

const group_within_ms = 5 * 60_000;
/** Answers that can be right or wrong; a question of a form or a greeting cannot. */
const answers = ['exact', 'rule', 'model', 'kb', 'action'];

export function rows(state: State, words: Words, now: Date): Row[] {
  const made: Row[] = [];
  const greeting = greetingOf(state);
  if (greeting) made.push(message(greeting, state, now.toISOString()));
  let owner = 'bot';
  for (const entry of state.entries) {
    if (entry.type === 'message' && entry.from === 'system')
      made.push({ kind: 'note', key: `m${entry.seq}`, text: entry.text });
    else if (entry.type === 'message' && entry.text) made.push(message(entry, state));
    if (entry.type === 'survey' && !entry.survey)
      made.push({
        kind: 'survey',
        key: `v${entry.seq}`,
        seq: entry.seq,
        ask: entry.kind ?? 'csat',
        score: state.scores[entry.seq] ?? null,
      });
    if (entry.type === 'owner' && entry.owner !== owner) {
      made.push({ kind: 'note', key: `o${entry.seq}`, text: note(entry, state, words) });
      owner = entry.owner;
    }
  }
  for (const item of state.pending) if (item.text) made.push(pending(item));
  return withDays(grouped(choices(made, state)), words, now);
}

/** Said before anything is stored; gone once the bot's own first words are. */
function greetingOf({ greeting, teaser, entries }: State): MessageFrame | null {
  if (!(teaser || greeting?.text) || (entries[0]?.type === 'message' && entries[0].from !== 'customer'))
    return null;
  const text = teaser || greeting!.text!;
  return { type: 'message', seq: 0, from: 'bot', ...greeting, ...(teaser && { id: 'teaser' }), text };
}

function message(frame: MessageFrame, state: State, at?: string): MessageRow {
  const mine = frame.from === 'customer';
  return {
    kind: 'message',
    key: frame.id ?? `m${frame.seq}`,
    frame: at ? { ...frame, at: frame.at ?? state.entries[0]?.at ?? at } : frame,
    mine,
    first: true,
    last: true,
    tick: mine ? (frame.seq <= state.readByThem ? 'read' : 'sent') : null,
    buttons: [],
    rated: answers.includes(frame.via ?? '') ? state.ratings[frame.seq] : undefined,
  };
}

function pending(item: OutItem): MessageRow {
  return {
    kind: 'message',
    key: item.frame.id,
    frame: {
      type: 'message',
      seq: 0,
      from: 'customer',
      id: item.frame.id,
      text: item.text,
      at: item.at,
    },
    mine: true,
    first: true,
    last: true,
    tick: item.failed ? 'failed' : 'sending',
    buttons: [],
    rated: undefined,
  };
}

/** Only the newest word of the other side has live choices and asks whether it helped. */
function choices(made: Row[], state: State): Row[] {
  const newest = made.at(-1);
  if (newest?.kind !== 'message' || newest.mine) return made;
  newest.buttons = state.consent || formOf(state).length ? [] : (newest.frame.buttons ?? []);
  if (
    state.owner === 'bot' &&
    answers.includes(newest.frame.via ?? '') &&
    newest.rated === undefined
  )
    newest.rated = null;
  return made;
}

function grouped(made: Row[]): Row[] {
  made.forEach((row, i) => {
    const before = made[i - 1];
    if (row.kind !== 'message' || before?.kind !== 'message' || !together(before.frame, row.frame))
      return;
    row.first = false;
    before.last = false;
  });
  return made;
}

function together(a: MessageFrame, b: MessageFrame): boolean {
  const apart = Date.parse(b.at ?? '') - Date.parse(a.at ?? '');
  return (
    a.from === b.from &&
    a.name === b.name &&
    !(apart > group_within_ms) &&
    dayOf(a.at) === dayOf(b.at)
  );
}

function withDays(made: Row[], words: Words, now: Date): Row[] {
  let day = '';
  return made.flatMap<Row>((row) => {
    const at = row.kind === 'message' ? row.frame.at : undefined;
    if (!at || dayOf(at) === day) return [row];
    day = dayOf(at);
    return [{ kind: 'day', key: `d${day}`, text: words.day(at, now) }, row];
  });
}

function dayOf(at: string | undefined): string {
  return at ? new Date(at).toDateString() : '';
}

function note(entry: OwnerFrame, state: State, words: Words): string {
  if (entry.owner === 'agent') return words.t('joined', { name: entry.agent || words.t('person') });
  if (entry.owner === 'bot') return words.t('left');
  if (entry.owner === 'closed') return words.t('ended');
  const ticket = entry.ticket ? ' ' + words.t('ticket', { n: `#${entry.ticket}` }) : '';
  return words.t(state.hours?.open === false ? 'away' : 'waiting') + ticket;
}
