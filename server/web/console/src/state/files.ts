// Files that a person sends to the customer of a ticket: brought to the service, then sent as words.
import { ApiError } from '../lib/api';
import { api } from './service';

export const file_bytes_max = 8 * 1024 * 1024;
const within_ms = 120_000;

/** The words that stand for the file in the conversation. */
export async function bring(ticket: number, file: File): Promise<string> {
  const about = JSON.stringify({ ticket, name: file.name || 'file' });
  const answer = await fetch('/chat/files', {
    method: 'POST',
    headers: { 'Content-Type': 'text/plain', 'X-CSRF-Token': api.csrf },
    body: new Blob([`${about}\n`, file]),
    credentials: 'same-origin',
    signal: AbortSignal.timeout(within_ms),
  }).catch(() => null);
  if (!answer) throw new ApiError({ status: 0, code: 'offline', detail: '', body: {} });
  const body = (await answer.json().catch(() => ({}))) as Record<string, unknown>;
  if (answer.ok && typeof body.text === 'string') return body.text;
  const [code, detail] = [String(body.code ?? ''), String(body.detail ?? '')];
  throw new ApiError({ status: answer.status, code, detail, body });
}
