// The part of the state that outlives a page, and the way back into a state. Pure.
import { initial, reduce, type State } from './store';

export type Snapshot = Pick<
  State,
  | 'conversation'
  | 'owner'
  | 'agent'
  | 'ticket'
  | 'greeting'
  | 'seen'
  | 'readByMe'
  | 'readByThem'
  | 'entries'
>;

const entries_max = 150;

export function snapshot(state: State): Snapshot {
  const { conversation, owner, agent, ticket, greeting, seen, readByMe, readByThem, entries } =
    state;
  return {
    conversation,
    owner,
    agent,
    ticket,
    greeting,
    seen,
    readByMe,
    readByThem,
    entries: entries.slice(-entries_max),
  };
}

/** The state as it was; the rest is learnt again from the next welcome. */
export function revive(saved: Snapshot | null): State {
  return saved?.entries ? { ...merge(initial, saved), ...saved } : initial;
}

/** Adds what another tab of the same conversation knows. */
export function merge(state: State, saved: Snapshot): State {
  if (state.conversation && state.conversation !== saved.conversation) return state;
  const whole = saved.entries.reduce<State>(
    (s, frame) => reduce(s, { type: 'frame', frame }),
    state,
  );
  return reduce(whole, { type: 'read', seq: saved.readByMe });
}
