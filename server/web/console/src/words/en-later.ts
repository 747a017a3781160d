// Every sentence that is not needed at the first look, in English.
import { desk } from './en-desk';
import { pages } from './en-pages';
import { seldom } from './en-seldom';

export const words = { ...seldom, ...pages, ...desk };
