// Who is logged in: starts the desk when someone comes, and clears it when they go.
import { ApiError } from '../lib/api';
import { Keep } from '../lib/keep';
import type { Presence, Session } from '../lib/types';
import { desk } from './desk.svelte';
import { drafts } from './drafts.svelte';
import { leaving } from './leaving.svelte';
import { line } from './line.svelte';
import { loadDesk } from './load';
import { outbox } from './outbox.svelte';
import { api } from './service';
import { told } from './told.svelte';
import { speech } from './words.svelte';

type State = 'starting' | 'out' | 'in' | 'unreachable';

const retry_ms = 4000;

class SessionState {
  state = $state<State>('starting');
  /** True once a session ended by itself, so that the log-in page can say so. */
  ended = $state(false);

  async start(): Promise<void> {
    api.onUnauthorized = () => this.over();
    line.onRefused = () => this.over();
    try {
      await this.enter(await api.get<Session>('/me'), 'again');
    } catch (error) {
      this.failed(error);
    }
  }

  /** `totp` is the code of the second factor, where the person has one. */
  async login(email: string, password: string, totp?: string): Promise<void> {
    const proof = { email, password, ...(totp && { totp }) };
    await this.enter(await api.post<Session>('/login', proof), 'fresh');
  }

  async logout(): Promise<void> {
    await api.post('/logout').catch(() => {});
    this.leave();
    this.ended = false;
  }

  private async enter({ user, csrf, seq }: Session, how: 'fresh' | 'again'): Promise<void> {
    api.csrf = csrf;
    const keep = new Keep(storage(), String(user.id));
    // Who logs in is here; who only reloads the page stays what they were.
    const kept = how === 'again' ? (keep.presence() as Presence | null) : null;
    desk.set((d) => ({ ...d, me: { ...user, presence: kept ?? 'online' }, seq: seq ?? 0 }));
    line.keep = keep;
    drafts.open(keep);
    await loadDesk();
    outbox.open(keep);
    this.state = 'in';
    this.ended = false;
    line.start();
    told.count().catch(() => {});
    speech.rest().catch(() => {});
  }

  private failed(error: unknown): void {
    if (error instanceof ApiError && error.status === 401) {
      this.state = 'out';
      this.ended = false;
      return;
    }
    this.state = 'unreachable';
    setTimeout(() => void this.start(), retry_ms);
  }

  private over(): void {
    if (this.state !== 'in') return;
    this.ended = true;
    this.leave();
  }

  private leave(): void {
    line.stop();
    outbox.close();
    drafts.close();
    leaving.clear();
    api.csrf = '';
    desk.clear();
    this.state = 'out';
  }
}

function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

export const session = new SessionState();
