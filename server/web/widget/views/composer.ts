// Where the customer writes: Enter sends, Shift+Enter breaks the line; "Talk to a person" is
// always here.
import { attr, h, icon, say, tool } from '../dom';
import { icons } from '../icons';
import { text_chars_max } from '../protocol';
import type { State } from '../store';
import type { Words } from '../words';
import type { Acts } from './acts';

const typing_every_ms = 3_000;
const typing_idle_ms = 5_000;

export function composerView(words: Words, acts: Acts) {
  const field = h('textarea', {
    rows: 1,
    maxlength: text_chars_max,
    'aria-label': words.t('write'),
    placeholder: words.t('write') + '…',
    enterkeyhint: 'send',
    oninput: changed,
    onkeydown: pressed,
    onpaste: (event: ClipboardEvent) => {
      if (!event.clipboardData?.files.length) return;
      event.preventDefault();
      attach(event.clipboardData.files);
    },
  });
  const send = tool('send', words.t('send'), icons.send);
  const talk = h(
    'button.talk',
    {
      type: 'button',
      onclick: () => {
        acts.chat.handoff();
        field.focus();
      },
    },
    icon(icons.person),
    words.t('talk'),
  );
  const picker = h('input', {
    type: 'file',
    hidden: true,
    onchange: () => {
      attach(picker.files);
      picker.value = '';
    },
  });
  const clip = tool('clip', words.t('attach'), icons.clip, () => picker.click());
  clip.type = 'button';
  const trouble = h('p.trouble', { role: 'status' });
  const el = h(
    'form.composer',
    { onsubmit: submit, ondragover: (e: Event) => e.preventDefault(), ondrop: dropped },
    trouble,
    h('div.line', {}, field, clip, picker, send),
    h('div.foot', {}, talk),
  );
  let told = 0;
  let idle: ReturnType<typeof setTimeout> | undefined;

  function changed(): void {
    send.classList.toggle('ready', Boolean(field.value.trim()));
    attr(field, 'dir', field.value ? 'auto' : null);
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight}px`;
    clearTimeout(idle);
    if (!field.value) return quiet();
    idle = setTimeout(quiet, typing_idle_ms);
    if (Date.now() - told < typing_every_ms) return;
    told = Date.now();
    acts.chat.typing(true);
  }

  function quiet(): void {
    clearTimeout(idle);
    if (told) acts.chat.typing(false);
    told = 0;
  }

  function pressed(event: KeyboardEvent): void {
    // While an input method composes (Japanese, Chinese), Enter accepts a word; it does not send.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    submit(event);
  }

  function attach(files: FileList | null | undefined): void {
    for (const file of files ?? []) {
      say(trouble, `${words.t('uploading')}: ${file.name}`);
      acts.later((more) => void more.attach(acts, words, file).then((why) => say(trouble, why)));
    }
  }

  function dropped(event: DragEvent): void {
    event.preventDefault();
    attach(event.dataTransfer?.files);
  }

  function submit(event: Event): void {
    event.preventDefault();
    const text = field.value.trim();
    field.focus();
    if (!text || !acts.chat.say(text)) return;
    field.value = '';
    told = 0;
    changed();
  }

  function update(state: State): void {
    talk.hidden = state.owner === 'queue' || state.owner === 'agent';
  }

  return {
    el,
    update,
    focus: () => field.focus(),
    draft: (text: string) => {
      field.value = text;
      changed();
    },
    text: () => field.value,
  };
}
