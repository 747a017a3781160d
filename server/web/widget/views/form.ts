// The form before the first message: what the shop wants to know, each field by its type.
import { attr, h, say } from '../dom';
import type { Field } from '../protocol';
import type { Words } from '../words';
import type { Acts } from './acts';

const modes = { text: 'text', email: 'email', number: 'number', date: 'date', bool: 'checkbox' };

export function formView(fields: Field[], words: Words, acts: Acts): HTMLElement {
  const trouble = h('p.trouble', { role: 'alert' });
  const el = h(
    'form.step',
    { novalidate: true, onsubmit: send, 'aria-label': words.t('formAsk') },
    h('h3', {}, words.t('formAsk')),
    ...fields.map((field) => labelled(field, words)),
    trouble,
    h('button.submit', {}, words.t('start')),
  );

  function send(event: Event): void {
    event.preventDefault();
    const wrong = fields.find((field) => !valid(field, el));
    for (const field of fields) attr(input(el, field), 'aria-invalid', field === wrong);
    say(trouble, wrong ? `${wrong.label}: ${words.t('required')}` : '');
    if (wrong) return input(el, wrong).focus();
    const given = fields.map((field) => [field.name, valueOf(input(el, field))] as const);
    acts.chat.details(Object.fromEntries(given.filter(([, value]) => value)));
  }

  return el;
}

function labelled(field: Field, words: Words): HTMLElement {
  const shared = { name: field.name, required: field.required, 'aria-label': field.label };
  const control =
    field.type === 'choice'
      ? h(
          'select',
          shared,
          h('option', { value: '' }, words.t('choose')),
          ...(field.choices ?? []).map((one) => h('option', {}, one)),
        )
      : h('input', {
          ...shared,
          type: modes[field.type],
          maxlength: 300,
          autocomplete: field.name === 'email' || field.name === 'name' ? field.name : null,
        });
  const mark = field.required ? ' *' : '';
  return h('label', { class: field.type === 'bool' && 'bool' }, h('span', {}, field.label + mark), control);
}

type Input = HTMLInputElement;

function input(form: HTMLFormElement, { name }: Field): Input {
  return form.elements.namedItem(name) as Input;
}

function valueOf(control: Input): string {
  return control.type === 'checkbox' ? (control.checked ? 'true' : '') : control.value.trim();
}

function valid(field: Field, form: HTMLFormElement): boolean {
  const control = input(form, field);
  return control.validity.valid && !(field.required && !valueOf(control));
}
