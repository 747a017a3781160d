// What people do to tickets: shown at once, sent with the version they looked at, and mended
// with clear words where somebody else was first.
import { ApiError } from '../lib/api';
import { alreadySo, asBody, changes, patched, type Patch } from '../lib/changes';
import { putTicket } from '../lib/reducers';
import { same, type Conversation, type Ticket } from '../lib/types';
import { desk } from './desk.svelte';
import { leaving } from './leaving.svelte';
import { notices } from './notices.svelte';
import { outbox } from './outbox.svelte';
import { router } from './router.svelte';
import { api } from './service';
import { shell } from './shell.svelte';
import { t } from './words.svelte';

/** A refusal can come before the event that explains it. */
const event_after_ms = 50;
const event_after_tries = 20;

/** Puts the service's answer on the desk, whatever we had guessed. */
function settle(ticket: Ticket): void {
  desk.set((d) => putTicket(d, ticket, 'known'));
}

function current(id: number): Ticket | undefined {
  return desk.value.tickets[id];
}

/** Changes fields of a ticket. The screen follows at once; a refusal takes it back. */
export async function change(
  ticket: Ticket,
  patch: Patch,
  again: 'may' | 'no' = 'may',
): Promise<boolean> {
  if (alreadySo(ticket, patch)) return true;
  // An answer that is still held goes out before its ticket is solved or put aside.
  if (patch.status && leaving.lastOf(ticket.id)) {
    await leaving.letGo(ticket.id);
    ticket = current(ticket.id) ?? ticket;
  }
  settle(patched(ticket, patch));
  try {
    settle(await api.patch<Ticket>(`/tickets/${ticket.id}`, asBody(patch, ticket.version)));
    notices.settle(ticket.id);
    return true;
  } catch (error) {
    takeBack(ticket);
    const now = currentOf(error);
    if (now && again === 'may' && (await isMyDoing(ticket, now))) return change(now, patch, 'no');
    mend(ticket, patch, error);
    return false;
  }
}

/** Nothing that the user looks at differs, or it was their own answer that moved the ticket. */
async function isMyDoing(before: Ticket, now: Ticket): Promise<boolean> {
  if (changes(before, now).length === 0) return true;
  if (!outbox.sentLately(now.id)) return false;
  for (let i = 0; i < event_after_tries && (current(now.id)?.version ?? 0) < now.version; i++)
    await new Promise((done) => setTimeout(done, event_after_ms));
  const seen = current(now.id);
  return seen?.version === now.version && same(seen.by?.id, desk.value.me?.id);
}

/** Our guess is void; but never go behind what came from the service meanwhile. */
function takeBack(ticket: Ticket): void {
  if (current(ticket.id)?.version === ticket.version) settle(ticket);
}

function mend(before: Ticket, wanted: Patch | null, error: unknown): void {
  const now = currentOf(error);
  if (!now && showMissing(error)) return;
  if (!now) return notices.refused(error);
  if (wanted && alreadySo(now, wanted)) return settle(now);
  const seen = current(before.id);
  const by = now.by ?? (seen?.version === now.version ? seen.by : null);
  settle(now);
  const who = [by, now.assignee].find((one) => one?.name && !same(one.id, desk.value.me?.id));
  notices.clash({
    ticket: before.id,
    who: who?.name ?? '',
    changes: changes(before, now),
    wanted,
  });
}

/** A field of the shop's own must be filled in first: the reader is taken to it. */
function showMissing(error: unknown): boolean {
  const field = error instanceof ApiError && error.body.field;
  if (typeof field !== 'string' || !field.startsWith('fields.')) return false;
  notices.bad((error as ApiError).message);
  shell.details = true;
  shell.more = true;
  shell.missing = field.slice('fields.'.length);
  return true;
}

/** The ticket as it is, from a 409: under `ticket`, or the body itself. */
export function currentOf(error: unknown): Ticket | null {
  if (!(error instanceof ApiError) || error.status !== 409) return null;
  const ticket = (error.body.ticket ?? error.body) as Ticket;
  return typeof ticket?.id === 'number' && typeof ticket.version === 'number' ? ticket : null;
}

/** The user read what the other one did and still wants it. */
export function changeAnyway(id: number): void {
  const wanted = notices.clashes[id]?.wanted;
  const ticket = current(id);
  notices.settle(id);
  if (wanted && ticket) void change(ticket, wanted);
}

export async function claim(ticket: Ticket): Promise<boolean> {
  const before = current(ticket.id) ?? ticket;
  try {
    settle(await api.post<Ticket>(`/tickets/${ticket.id}/claim`));
    notices.announce(t('said.claimed', { id: ticket.id }));
    return true;
  } catch (error) {
    mend(before, null, error);
    return false;
  }
}

export async function solve(ticket: Ticket): Promise<void> {
  const { status: was, custom_status: own } = ticket;
  if (!(await change(ticket, { status: 'solved' }))) return;
  notices.good(t('said.solved', { id: ticket.id }), undoing(ticket.id, undone(was, own)));
}

/** A solved ticket comes back as open, whatever it was new as. */
function reopened(was: Ticket['status']): Ticket['status'] {
  return was === 'waiting_customer' || was === 'waiting_other' ? was : 'open';
}

function undone(was: Ticket['status'], own: string | undefined): Patch {
  const status = reopened(was);
  return own && status === was ? { status, custom_status: own } : { status };
}

function undoing(id: number, patch: Patch): { label: string; run: () => void } {
  const run = () => {
    const ticket = current(id);
    if (ticket) void change(ticket, patch);
  };
  return { label: t('act.undo'), run };
}

export async function snooze(ticket: Ticket, until: Date): Promise<void> {
  const patch: Patch = { status: 'snoozed', snooze_until: until.toISOString() };
  if (await change(ticket, patch)) notices.good(t('said.snoozed', { id: ticket.id }));
}

export async function returnToBot(ticket: Ticket): Promise<void> {
  await leaving.letGo(ticket.id);
  try {
    settle(await api.post<Ticket>(`/tickets/${ticket.id}/return-to-bot`));
    notices.good(t('said.returned', { id: ticket.id }));
  } catch (error) {
    mend(ticket, null, error);
  }
}

/** Takes a conversation out of the bot's hands and opens its ticket. */
export async function takeOver(conversation: Conversation): Promise<void> {
  const path = `/conversations/${encodeURIComponent(conversation.id)}/take`;
  try {
    const ticket = await api.post<Ticket>(path);
    settle(ticket);
    router.go({ page: 'desk', view: 'mine', id: String(ticket.id) });
  } catch (error) {
    const now = currentOf(error);
    if (now) settle(now);
    if (now) notices.bad(t('said.taken_by', { who: now.assignee?.name ?? t('person.someone') }));
    else notices.refused(error);
  }
}
