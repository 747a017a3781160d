// What goes by plain HTTP beside the socket: files, my chats as a file or gone, the list of them.
import type { Acts } from './views/acts';
import type { Words } from './words';

/** A conversation of the customer, as the list shows it. */
export interface Past {
  id: string;
  title: string;
  last: string;
  from: string;
  owner: string;
  ticket?: number;
  unread: boolean;
  at: string;
  here: boolean;
}

/** Sends a file; what went wrong, in words, or nothing. */
export async function attach(acts: Acts, words: Words, file: File): Promise<string> {
  const answer = await ask(acts, 'files', { name: file.name }, file);
  if (answer?.status === 413) return words.t('tooLarge');
  if (answer?.status === 422) return words.t('badType');
  if (!answer?.ok) return words.t('tryLater');
  const { text } = (await answer.json()) as { text: string };
  acts.chat.say(text);
  return '';
}

/** Everything of mine as a file; false when it did not work. */
export async function download(acts: Acts): Promise<boolean> {
  const answer = await ask(acts, 'export');
  if (!answer?.ok) return false;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await answer.blob());
  link.download = 'chats.zip';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  return true;
}

/** Everything of mine gone for good; false when it did not work. */
export async function erase(acts: Acts): Promise<boolean> {
  const answer = await ask(acts, 'erase');
  if (answer?.ok) {
    acts.chat.forget();
    acts.chat.connect();
  }
  return Boolean(answer?.ok);
}

/** My conversations, the newest first; null when they could not be had. */
export async function conversations(acts: Acts): Promise<Past[] | null> {
  const answer = await ask(acts, 'conversations');
  return answer?.ok ? ((await answer.json()) as { items: Past[] }).items : null;
}

/** Sent as plain text: such a request needs no leave from the browser (CORS preflight). */
async function ask(acts: Acts, what: string, more = {}, file?: Blob): Promise<Response | null> {
  const { session, identity } = acts.chat;
  const head = JSON.stringify({ session, identity, site: acts.site, ...more });
  const body = new Blob(file ? [head, '\n', file] : [head], { type: 'text/plain' });
  try {
    return await fetch(`${acts.base}/chat/${what}`, { method: 'POST', body, credentials: 'omit' });
  } catch {
    return null;
  }
}
