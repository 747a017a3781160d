// The part that few need: surveys, consent, the form, the menu, files, the shop's first word, sound.
import { ring } from './ring';
import { Prompter } from './prompts';
import { attach } from './requests';
import css from './styles/more.css?inline';
import { later as texts } from './texts/en';
import { consentView } from './views/consent';
import { formView } from './views/form';
import { menuView } from './views/menu';
import { surveyView } from './views/survey';
import { teaserView } from './views/teaser';

export const more = {
  css,
  texts,
  ring,
  attach,
  Prompter,
  consentView,
  formView,
  menuView,
  surveyView,
  teaserView,
};
export type More = typeof more;
