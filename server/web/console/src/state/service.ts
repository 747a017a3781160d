// The one HTTP client of the page.
import { Api } from '../lib/api';

export const api = new Api();
