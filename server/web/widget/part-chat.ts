// What widget/chat.js brings.
import { Room } from './room';

declare const Deskbell: { push: (...calls: unknown[][]) => void };
Deskbell.push(['part', 'chat', (host: ConstructorParameters<typeof Room>[0]) => new Room(host)]);
