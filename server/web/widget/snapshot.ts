// The part of the state that outlives a page, and the way back into a state. Pure.
import { heard, initial, looked, type State, type Step } from './store';

const kept = [
  'conversation',
  'owner',
  'agent',
  'ticket',
  'greeting',
  'seen',
  'readByMe',
  'readByThem',
] as const;

export type Snapshot = Pick<State, (typeof kept)[number] | 'entries'>;

const entries_max = 150;

export function snapshot(state: State): Snapshot {
  const saved: Record<string, unknown> = { entries: state.entries.slice(-entries_max) };
  for (const name of kept) saved[name] = state[name];
  return saved as Snapshot;
}

/** The state as it was; the rest is learnt again from the next welcome. */
export function revive(saved: Snapshot | null): State {
  return saved?.entries ? { ...merge(saved)(initial), ...saved } : initial;
}

/** Adds what another tab of the same conversation knows. */
export const merge =
  (saved: Snapshot): Step =>
  (state) => {
    if (state.conversation && state.conversation !== saved.conversation) return state;
    const whole = saved.entries.reduce((s, frame) => heard(frame)(s), state);
    return looked(saved.readByMe)(whole);
  };
