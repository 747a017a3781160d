// A message that is a file: its name on the first line, its address in this house on the second. Pure.

export interface SharedFile {
  name: string;
  url: string;
  isPicture: boolean;
}

const sent = /^([^\n]+)\n(https?:\/\/\S+\/file\/[a-z]{26}\/\S+)$/;
const picture = /\.(?:png|jpe?g|gif|webp|avif)$/i;

/** `origin`: only what lies in this house is shown as a picture. */
export function fileIn(text: string, origin: string): SharedFile | null {
  const [, name, url] = sent.exec(text.trim()) ?? [];
  if (!name || !url) return null;
  return { name, url, isPicture: picture.test(name) && url.startsWith(`${origin}/file/`) };
}

/** What stands in a list of such a message. */
export function withoutAddress(text: string): string {
  return sent.test(text.trim()) ? text.trim().split('\n')[0] ?? '' : text;
}
