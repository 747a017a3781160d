// Every sentence that is not needed at the first look, in German.
import { admin } from './de-admin';
import { asks } from './de-asks';
import { desk } from './de-desk';
import { pages } from './de-pages';
import { seldom } from './de-seldom';
import { setup } from './de-setup';

export const words = { ...seldom, ...pages, ...desk, ...admin, ...asks, ...setup };
