// What widget/chat.js brings, and what it shares with the part that few need.
import { icons } from './icons';
import { Room } from './room';
import { anchor, render, safeUrl } from './safe-html';

declare const Deskbell: { push: (...calls: unknown[][]) => void; kit: object };
Object.assign(Deskbell.kit, { icons, anchor, render, safeUrl });
Deskbell.push(['part', 'chat', (host: ConstructorParameters<typeof Room>[0]) => new Room(host)]);
