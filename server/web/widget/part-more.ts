// What widget/more.js brings.
import { more } from './more';

declare const Deskbell: { push: (...calls: unknown[][]) => void };
Deskbell.push(['part', 'more', more]);
