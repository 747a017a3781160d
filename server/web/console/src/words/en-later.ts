// Every sentence that is not needed at the first look, in English.
import { admin } from './en-admin';
import { asks } from './en-asks';
import { desk } from './en-desk';
import { pages } from './en-pages';
import { seldom } from './en-seldom';
import { setup } from './en-setup';

export const words = { ...seldom, ...pages, ...desk, ...admin, ...asks, ...setup };
