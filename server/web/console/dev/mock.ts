// Stands in for the service while one looks at the console: answers fetch and WebSocket from fixtures.
import type { Message, Status, Ticket } from '../src/lib/types';
import { matches } from '../src/lib/list';
import * as fixtures from './fixtures';
import * as talks from './talks';

const made = { ...fixtures, ...talks };

let seq = 100;
let socket: FakeSocket | null = null;
const params = new URLSearchParams(location.search);

type Answer = { status: number; body: unknown };
type Handler = (
  hit: RegExpMatchArray,
  body: Record<string, unknown>,
  query: URLSearchParams,
) => Answer;

const ok = (body: unknown): Answer => ({ status: 200, body });
const items = (list: unknown[]): Answer => ok({ items: list, next: null });
const problem = (status: number, code: string, more = {}): Answer => ({
  status,
  body: { type: 'about:blank', title: code, status, code, ...more },
});

const find = (id: string | undefined) => made.tickets.find((t) => t.id === Number(id));

/** Sends an event to the console, as the service would. */
export function emit(event: string, data: unknown): void {
  socket?.receive({ type: 'event', seq: ++seq, event, data, at: new Date().toISOString() });
}
export function pass(frame: Record<string, unknown>): void {
  socket?.receive(frame);
}

function save(ticket: Ticket, change: Partial<Ticket>): Ticket {
  const { assignee, ...rest } = change as Partial<Ticket> & { assignee?: unknown };
  Object.assign(ticket, rest, {
    version: ticket.version + 1,
    updated_at: new Date().toISOString(),
  });
  if (assignee !== undefined) {
    const agent = made.agents.find((a) => String(a.id) === String(assignee));
    ticket.assignee = agent ? { id: agent.id, name: agent.name } : null;
  }
  const copy = { ...ticket, by: { id: 1, name: made.me.name } };
  setTimeout(() => emit('ticket.updated', copy));
  return copy;
}

function say(ticket: Ticket, body: Record<string, unknown>): Message {
  const thread = made.threadOf(ticket.conversation);
  const known = thread.find((m) => m.id === body.id);
  if (known) return known;
  const message: Message = {
    seq: (thread.at(-1)?.seq ?? 0) + 1,
    id: String(body.id),
    from: 'agent',
    name: made.me.name,
    text: String(body.text),
    internal: Boolean(body.internal),
    at: new Date().toISOString(),
    by: 1,
  };
  thread.push(message);
  setTimeout(() =>
    emit('message.created', { ...message, conversation: ticket.conversation, ticket: ticket.id }),
  );
  return message;
}

function listed(query: URLSearchParams): Ticket[] {
  const filter = {
    status: query.get('status')?.split(',') as Status[] | undefined,
    assignee: query.get('assignee') ?? undefined,
    queue: query.get('queue') ?? undefined,
    tag: query.get('tag') ?? undefined,
  };
  const q = query.get('q')?.toLowerCase() ?? '';
  return made.tickets
    .filter((t) => matches(t, filter, made.me))
    .filter((t) => `${t.subject} ${t.customer.name} #${t.id}`.toLowerCase().includes(q));
}

function patch(id: string | undefined, body: Record<string, unknown>): Answer {
  const ticket = find(id);
  if (!ticket) return problem(404, 'not_found');
  const { version, ...change } = body;
  if (version !== ticket.version) return problem(409, 'conflict', { ticket });
  return ok(save(ticket, change as Partial<Ticket>));
}

function withTicket(id: string | undefined, run: (ticket: Ticket) => Answer): Answer {
  const ticket = find(id);
  return ticket ? run(ticket) : problem(404, 'not_found');
}

const role = params.get('role') ?? 'admin';
const session = () => ok({ user: { ...made.me, role }, csrf: 'mock', seq });

const routes: [string, RegExp, Handler][] = [
  ['GET', /^\/me$/, () => (params.has('out') ? problem(401, 'unauthorized') : session())],
  [
    'POST',
    /^\/login$/,
    (_, body) => (body.password === 'wrong' ? problem(401, 'unauthorized') : session()),
  ],
  ['POST', /^\/logout$/, () => ok(null)],
  ['GET', /^\/agents$/, () => items(made.agents)],
  ['GET', /^\/queues$/, () => items(made.queues)],
  ['GET', /^\/canned$/, () => items(made.canned)],
  ['GET', /^\/views$/, () => items(made.views)],
  ['GET', /^\/content$/, () => ok(made.content)],
  ['POST', /^\/content\/reload$/, () => ok(made.content)],
  ['GET', /^\/users$/, () => items(made.users)],
  [
    'PATCH',
    /^\/users\/(.+)$/,
    (hit, body) => ok({ ...made.users.find((u) => String(u.id) === hit[1]), ...body }),
  ],
  ['POST', /^\/users$/, (_, body) => ok({ ...body, id: 9 })],
  ['GET', /^\/tokens$/, () => items(made.tokens)],
  [
    'POST',
    /^\/tokens$/,
    (_, body) =>
      ok({ ...body, id: 7, created_at: made.ago(0), token: 'db_Vq3Jx7Zk1mQdW9sT4yB8nR2pF6hL0cA5' }),
  ],
  ['GET', /^\/tickets$/, (_h, _b, query) => items(listed(query))],
  ['GET', /^\/tickets\/(\d+)$/, (hit) => withTicket(hit[1], ok)],
  ['PATCH', /^\/tickets\/(\d+)$/, (hit, body) => patch(hit[1], body)],
  [
    'POST',
    /^\/tickets\/(\d+)\/claim$/,
    (hit) => withTicket(hit[1], (t) => ok(save(t, { assignee: 1, status: 'open' } as never))),
  ],
  [
    'POST',
    /^\/tickets\/(\d+)\/return-to-bot$/,
    (hit) => withTicket(hit[1], (t) => ok(save(t, { status: 'solved' }))),
  ],
  [
    'GET',
    /^\/tickets\/(\d+)\/messages$/,
    (hit, _b, q) =>
      withTicket(hit[1], (t) =>
        ok({
          items: made.threadOf(t.conversation).filter((m) => m.seq > Number(q.get('after'))),
          next: null,
          customer_read_seq: 11,
        }),
      ),
  ],
  [
    'POST',
    /^\/tickets\/(\d+)\/messages$/,
    (hit, body) => withTicket(hit[1], (t) => ok(say(t, body))),
  ],
  ['GET', /^\/conversations$/, () => items(made.conversations)],
  ['GET', /^\/conversations\/([^/]+)$/, (hit) => conversation(hit[1])],
  [
    'GET',
    /^\/conversations\/([^/]+)\/messages$/,
    (hit) => ok({ items: made.threadOf(hit[1] ?? ''), next: null, customer_read_seq: 0 }),
  ],
  ['GET', /^\/conversations\/[^/]+\/explain\/\d+$/, () => ok(made.explanation)],
  ['GET', /^\/customers\/(\d+)$/, (hit) => ok({ id: Number(hit[1]), ...made.customer })],
  ['PATCH', /^\/customers\/(\d+)$/, (hit, body) => ok({ id: Number(hit[1]), ...body })],
  ['GET', /^\/customers\/\d+\/timeline$/, () => items(made.timeline)],
];

function conversation(id: string | undefined): Answer {
  const live = made.conversations.find((c) => c.id === id);
  const ticket = made.tickets.find((t) => t.conversation === id);
  if (live) return ok(live);
  if (!ticket) return problem(404, 'not_found');
  const owner = ticket.assignee ? 'agent' : 'queue';
  return ok({
    id,
    owner,
    epoch: 2,
    customer: ticket.customer,
    started_at: ticket.created_at,
    ticket: ticket.id,
  });
}

function answer(method: string, url: URL, body: Record<string, unknown>): Answer {
  const path = url.pathname.replace('/api/v1', '');
  for (const [wanted, pattern, handler] of routes) {
    const hit = wanted === method ? path.match(pattern) : null;
    if (hit) return handler(hit, body, url.searchParams);
  }
  return problem(404, 'not_found');
}

class FakeSocket {
  readyState = 0;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;

  constructor() {
    socket = this;
    setTimeout(() => {
      this.readyState = 1;
      this.onopen?.();
    }, 20);
  }
  send(text: string): void {
    const frame = JSON.parse(text) as { type: string };
    if (frame.type === 'ping') this.receive({ type: 'pong' });
    if (frame.type === 'hello')
      this.receive({ type: 'welcome', user: made.me, seq, agents: made.agents });
  }
  receive(frame: unknown): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
  close(): void {
    this.readyState = 3;
  }
  drop(): void {
    this.readyState = 3;
    this.onclose?.({ code: 1006 });
  }
}

export function install(): void {
  const real = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const url = new URL(String(input), location.href);
    if (!url.pathname.startsWith('/api/')) return real(input, init);
    const body = init?.body ? (JSON.parse(String(init.body)) as Record<string, unknown>) : {};
    const { status, body: json } = answer(init?.method ?? 'GET', url, body);
    return new Response(JSON.stringify(json), { status });
  };
  Object.assign(globalThis, {
    WebSocket: FakeWebSocket(),
    mock: { emit, pass, made, drop: () => socket?.drop() },
  });
}

/** Vite's own socket stays real. */
function FakeWebSocket(): unknown {
  const Real = globalThis.WebSocket;
  return function (url: string, protocols?: string) {
    return String(url).includes('/ws/agent') ? new FakeSocket() : new Real(url, protocols);
  };
}
