// The one state of the widget and the pure steps that change it.
// Knows no socket, no storage, no DOM and no clock: a test replays any conversation.
import type { OutItem } from './outbox';
import type {
  AckFrame,
  Consent,
  EventFrame,
  Field,
  Greeting,
  Hours,
  OutFrame,
  Owner,
  OwnerFrame,
  ServerFrame,
  Wait,
  WelcomeFrame,
} from './protocol';

export type Link = 'idle' | 'connecting' | 'online' | 'offline';

export interface State {
  link: Link;
  open: boolean;
  conversation: string | null;
  owner: Owner;
  agent: string | null;
  position: number | null;
  wait: Wait | null;
  ticket: number | null;
  hours: Hours | null;
  greeting: Greeting | null;
  /** Stored events, sorted by number, each once. */
  entries: EventFrame[];
  /** Sent and not yet acknowledged, oldest first. */
  pending: OutItem[];
  /** Every number up to this one is here. */
  seen: number;
  /** Numbers that are known from an acknowledgement alone. */
  acked: number[];
  readByThem: number;
  readByMe: number;
  typing: string | null;
  ratings: Record<number, boolean>;
  scores: Record<number, number>;
  /** Asked and not yet agreed to: until then nothing is written and nothing kept. */
  consent: Consent | null;
  /** The shop's form before the first message. */
  form: Field[];
  /** What the shop says first on this page, on its own account. */
  teaser: string;
  /** The name of the customer who is signed in. */
  customer: string | null;
  /** Why the shop's word about who this is was refused. */
  refused: string;
}

/** One change: what was, to what is. */
export type Step = (state: State) => State;

/** What each welcome says anew. */
const now = { agent: null, position: null, wait: null, hours: null, consent: null, customer: null };

export const initial: State = {
  ...now,
  link: 'idle',
  open: false,
  conversation: null,
  owner: 'bot',
  ticket: null,
  greeting: null,
  entries: [],
  pending: [],
  seen: 0,
  acked: [],
  readByThem: 0,
  readByMe: 0,
  typing: null,
  ratings: {},
  scores: {},
  form: [],
  teaser: '',
  refused: '',
};

export const set =
  (change: Partial<State>): Step =>
  (state) => ({ ...state, ...change });

export const linked = (link: Link): Step =>
  set(link === 'online' ? { link } : { link, typing: null });

/** Written, or tried again. */
export const queued =
  (item: OutItem): Step =>
  (state) =>
    noteOwnChoice(
      { ...state, pending: [...without(state.pending, item.frame.id), item] },
      item.frame,
    );

export const dropped =
  (id: string): Step =>
  (state) => ({ ...state, pending: without(state.pending, id) });

/** The customer has looked at everything up to here. */
export const looked =
  (seq: number): Step =>
  (state) =>
    seq > state.readByMe ? { ...state, readByMe: seq } : state;

/** Another conversation, or none. */
export const reset: Step = ({ link, open, pending, form }) => ({
  ...initial,
  link,
  open,
  pending,
  form,
});

/** The form is for strangers who have said nothing yet. */
export function formOf({ form, entries, pending, customer }: State): Field[] {
  return entries.length || pending.some((item) => item.text) || customer ? [] : form;
}

/** Messages that the customer has not looked at. */
export function unread(state: State): number {
  return state.entries.filter((e) => fromThem(e) && (e.seq ?? 0) > state.readByMe).length;
}

/** The newest number that is visible as a message of the other side. */
export function lastTheirs(state: State): number {
  return state.entries.reduce((last, e) => (fromThem(e) ? (e.seq ?? last) : last), 0);
}

/** True while a number is missing between those that are here. */
export function hasGap(state: State): boolean {
  const last = Math.max(state.entries.at(-1)?.seq ?? 0, ...state.acked);
  return last > state.seen;
}

function fromThem(entry: EventFrame): boolean {
  return entry.type === 'message' && (entry.from === 'bot' || entry.from === 'agent');
}

/** What the server says. */
export const heard =
  (frame: ServerFrame): Step =>
  (state) => {
    switch (frame.type) {
      case 'welcome':
        return welcomed(state, frame);
      case 'ack':
        return acknowledged(state, frame);
      case 'typing':
        return { ...state, typing: frame.on ? (frame.name ?? state.agent) : null };
      case 'read':
        return { ...state, readByThem: Math.max(state.readByThem, frame.seq) };
      default:
        return 'seq' in frame || frame.type === 'owner' ? stored(state, frame as EventFrame) : state;
    }
  };

/** The chat greets anew from nothing when the conversation is another one than before. */
function welcomed(state: State, frame: WelcomeFrame): State {
  const { events, seq, read, greeting, ticket, ...said } = frame;
  const next = events.reduce(stored, state);
  return count({
    ...next,
    ...now,
    ...said,
    greeting: greeting ?? next.greeting,
    ticket: ticket ?? next.ticket,
    readByThem: Math.max(next.readByThem, read ?? 0),
    seen: Math.max(next.seen, seq),
  });
}

function stored(state: State, frame: EventFrame): State {
  if (state.entries.some((e) => e.seq === frame.seq)) return state;
  // A pressed button is what the customer said.
  if (frame.type === 'press')
    return stored(state, { ...frame, type: 'message', from: 'customer', text: frame.label ?? '' });
  if (!frame.seq) return frame.type === 'owner' ? owned(state, frame) : state;
  const newest = frame.seq > (state.entries.at(-1)?.seq ?? 0);
  let next: State = { ...state, entries: insert(state.entries, frame) };
  if (frame.type === 'message') {
    next.pending = frame.id ? without(next.pending, frame.id) : next.pending;
    if (frame.from !== 'customer') next.typing = null;
  }
  if (frame.type === 'owner' && newest) next = owned(next, frame);
  if (frame.type === 'rate') next.ratings = { ...next.ratings, [frame.message]: frame.helpful };
  if (frame.type === 'survey' && frame.survey)
    next.scores = { ...next.scores, [frame.survey]: frame.score ?? 0 };
  return count(next);
}

function owned(
  state: State,
  { owner, agent = null, position = null, wait = null, ticket }: OwnerFrame,
): State {
  return { ...state, owner, agent, position, wait, ticket: ticket ?? state.ticket, typing: null };
}

function acknowledged(state: State, ack: AckFrame): State {
  const item = state.pending.find((i) => i.frame.id === ack.id);
  const next = { ...state, pending: without(state.pending, ack.id) };
  if (item?.frame.type === 'consent' && item.frame.granted) next.consent = null;
  if (!ack.seq) return next;
  if (!item?.text) return count({ ...next, acked: [...next.acked, ack.seq] });
  return stored(next, {
    type: 'message',
    seq: ack.seq,
    from: 'customer',
    id: ack.id,
    text: item.text,
    at: ack.at ?? item.at,
  });
}

function noteOwnChoice(state: State, frame: OutFrame): State {
  if (frame.type === 'rate')
    return { ...state, ratings: { ...state.ratings, [frame.seq]: frame.helpful } };
  if (frame.type === 'survey')
    return { ...state, scores: { ...state.scores, [frame.seq]: frame.score } };
  return state;
}

function insert(entries: EventFrame[], frame: EventFrame): EventFrame[] {
  let at = entries.length;
  while (at > 0 && (entries[at - 1]!.seq ?? 0) > (frame.seq ?? 0)) at--;
  return [...entries.slice(0, at), frame, ...entries.slice(at)];
}

function count(state: State): State {
  const here = new Set([...state.entries.map((e) => e.seq), ...state.acked]);
  let seen = state.seen;
  while (here.has(seen + 1)) seen++;
  return { ...state, seen, acked: state.acked.filter((seq) => seq > seen) };
}

function without(items: OutItem[], id: string): OutItem[] {
  return items.filter((item) => item.frame.id !== id);
}
