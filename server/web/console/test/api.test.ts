import { beforeAll, describe, expect, it, vi } from 'vitest';
import { Api, ApiError, asQuery } from '../src/lib/api';
import { wordsFor } from '../src/state/notices.svelte';
import { currentOf } from '../src/state/commands';
import { speech } from '../src/state/words.svelte';
import { ticket } from './given';

function answering(status: number, body: unknown, headers: Record<string, string> = {}) {
  const fetch = vi.fn(async (_url: unknown, _init?: RequestInit) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return new Response(text, { status, headers });
  });
  return { fetch: fetch as unknown as typeof globalThis.fetch, calls: fetch.mock.calls };
}

async function refused(api: Api, path = '/tickets'): Promise<ApiError> {
  return api.get(path).then(
    () => expect.fail('should have been refused'),
    (error: unknown) => error as ApiError,
  );
}

beforeAll(() => speech.use('en'));

describe('a request', () => {
  it('carries the CSRF token when it changes something, and only then', async () => {
    const { fetch, calls } = answering(200, {});
    const api = new Api({ fetch });
    api.csrf = 'secret';
    await api.get('/me');
    await api.post('/tickets/1/claim');
    const headers = calls.map(([, init]) => init?.headers as Record<string, string>);
    expect(headers[0]?.['X-CSRF-Token']).toBeUndefined();
    expect(headers[1]?.['X-CSRF-Token']).toBe('secret');
  });

  it('leaves empty questions out of the address', () => {
    expect(asQuery({ q: '', status: 'new,open', cursor: null })).toBe('?status=new%2Copen');
    expect(asQuery({})).toBe('');
  });

  it('tells once that the session is over, but not for a wrong password', async () => {
    const over = vi.fn();
    const { fetch } = answering(401, { code: 'unauthorized' });
    const api = new Api({ fetch, onUnauthorized: over });
    await api.post('/login', {}).catch(() => {});
    expect(over).not.toHaveBeenCalled();
    await refused(api);
    expect(over).toHaveBeenCalledOnce();
  });
});

describe('a refusal', () => {
  const words = async (status: number, body: unknown, headers = {}) =>
    wordsFor(await refused(new Api({ fetch: answering(status, body, headers).fetch })));

  it('becomes words that say what to do', async () => {
    expect(await words(403, { code: 'forbidden' })).toMatch(/role does not allow/);
    expect(await words(403, { code: 'csrf' })).toMatch(/reload/);
    const stale = { code: 'forbidden', detail: 'the X-CSRF-Token header is missing' };
    expect(await words(403, stale)).toMatch(/reload/);
    expect(await words(404, {})).toMatch(/not there any more/);
    expect(await words(503, 'Bad gateway, in HTML')).toMatch(/try again in a moment/);
    expect(await words(429, { code: 'rate_limited' }, { 'Retry-After': '30' })).toMatch(
      /30 seconds/,
    );
    expect(await words(429, { code: 'rate_limited' }, { 'Retry-After': '1' })).toMatch(
      /one second/,
    );
  });

  it('passes on the detail of what only the service can know', async () => {
    const detail = 'a closed ticket cannot be snoozed';
    expect(await words(422, { code: 'invalid_field', detail })).toContain(detail);
  });

  it('of a dead network is told apart, and may pass', async () => {
    const fetch = (() => Promise.reject(new TypeError('net'))) as typeof globalThis.fetch;
    const error = await refused(new Api({ fetch }));
    expect(error.passing).toBe(true);
    expect(wordsFor(error)).toMatch(/cannot be reached/);
  });

  it('is worth another try only where time can heal it', async () => {
    const passes = async (status: number) =>
      (await refused(new Api({ fetch: answering(status, {}).fetch }))).passing;
    expect(await Promise.all([500, 503, 429].map(passes))).toEqual([true, true, true]);
    expect(await Promise.all([400, 403, 404, 409, 422].map(passes))).not.toContain(true);
  });

  it('with 409 brings the ticket as it is now, wherever the body holds it', async () => {
    const now = ticket({ version: 9 });
    const nested = await refused(new Api({ fetch: answering(409, { ticket: now }).fetch }));
    const bare = await refused(new Api({ fetch: answering(409, now).fetch }));
    expect(currentOf(nested)).toMatchObject({ version: 9 });
    expect(currentOf(bare)).toMatchObject({ version: 9 });
    const other = await refused(new Api({ fetch: answering(409, { code: 'conflict' }).fetch }));
    expect(currentOf(other)).toBeNull();
  });
});
