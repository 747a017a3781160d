// Every key of the console in one table, and the small machine that reads key sequences.
// Never acts while someone writes, holds a modifier, or has a dialog open.

export type Action =
  | 'next'
  | 'previous'
  | 'claim'
  | 'reply'
  | 'note'
  | 'solve'
  | 'bot'
  | 'snooze'
  | 'macro'
  | 'priority'
  | 'assign'
  | 'status'
  | 'queue'
  | 'tags'
  | 'details'
  | 'search'
  | 'select'
  | 'select.to'
  | 'select.all'
  | 'follow'
  | 'table'
  | 'create'
  | 'help'
  | 'back'
  | 'go.waiting'
  | 'go.mine'
  | 'go.open'
  | 'go.bot'
  | 'go.snoozed'
  | 'go.solved'
  | 'go.all'
  | 'go.people'
  | 'go.content'
  | 'go.customers'
  | 'go.care'
  | 'go.rules'
  | 'go.insight'
  | 'go.unanswered'
  | 'go.admin'
  | 'go.account'
  | 'go.told';

export type Group = 'move' | 'act' | 'go' | 'else';

export interface Shortcut {
  action: Action;
  keys: string[];
  group: Group;
}

export const shortcuts: Shortcut[] = [
  { action: 'next', keys: ['j'], group: 'move' },
  { action: 'previous', keys: ['k'], group: 'move' },
  { action: 'back', keys: ['Escape'], group: 'move' },
  { action: 'search', keys: ['/'], group: 'move' },
  { action: 'select', keys: ['x'], group: 'move' },
  { action: 'select.to', keys: ['X'], group: 'move' },
  { action: 'select.all', keys: ['*'], group: 'move' },
  { action: 'table', keys: ['t'], group: 'move' },
  { action: 'claim', keys: ['c'], group: 'act' },
  { action: 'reply', keys: ['r'], group: 'act' },
  { action: 'note', keys: ['n'], group: 'act' },
  { action: 'solve', keys: ['s'], group: 'act' },
  { action: 'bot', keys: ['b', 'e'], group: 'act' },
  { action: 'snooze', keys: ['z'], group: 'act' },
  { action: 'macro', keys: ['m'], group: 'act' },
  { action: 'priority', keys: ['p'], group: 'act' },
  { action: 'assign', keys: ['a'], group: 'act' },
  { action: 'status', keys: ['w'], group: 'act' },
  { action: 'queue', keys: ['q'], group: 'act' },
  { action: 'tags', keys: ['#'], group: 'act' },
  { action: 'follow', keys: ['f'], group: 'act' },
  { action: 'create', keys: ['C'], group: 'else' },
  { action: 'details', keys: ['i'], group: 'act' },
  { action: 'go.waiting', keys: ['g w'], group: 'go' },
  { action: 'go.mine', keys: ['g m'], group: 'go' },
  { action: 'go.open', keys: ['g o'], group: 'go' },
  { action: 'go.bot', keys: ['g b'], group: 'go' },
  { action: 'go.snoozed', keys: ['g z'], group: 'go' },
  { action: 'go.solved', keys: ['g s'], group: 'go' },
  { action: 'go.all', keys: ['g a'], group: 'go' },
  { action: 'go.people', keys: ['g p'], group: 'go' },
  { action: 'go.content', keys: ['g c'], group: 'go' },
  { action: 'go.customers', keys: ['g k'], group: 'go' },
  { action: 'go.care', keys: ['g h'], group: 'go' },
  { action: 'go.rules', keys: ['g r'], group: 'go' },
  { action: 'go.insight', keys: ['g i'], group: 'go' },
  { action: 'go.unanswered', keys: ['g u'], group: 'go' },
  { action: 'go.admin', keys: ['g d'], group: 'go' },
  { action: 'go.account', keys: ['g y'], group: 'go' },
  { action: 'go.told', keys: ['g n'], group: 'go' },
  { action: 'help', keys: ['?'], group: 'else' },
];

const by_keys = new Map(shortcuts.flatMap((s) => s.keys.map((k) => [k, s.action] as const)));
const leaders = new Set([...by_keys.keys()].filter((k) => k.includes(' ')).map((k) => k[0]));
const sequence_within_ms = 1200;

export interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  isComposing?: boolean;
  target: EventTarget | null;
}

/** Is the user writing text here? Then letters are letters. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('[contenteditable="true"]')) return true;
  return ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

export class Keyboard {
  private leader = '';
  private leaderAt = 0;

  /** The action of this key press, if it completes one. */
  read(press: Press, now: number): Action | null {
    if (press.ctrlKey || press.metaKey || press.altKey || press.isComposing) return null;
    if (isWriting(press.target)) return this.forget();
    const leader = now - this.leaderAt <= sequence_within_ms ? this.leader : '';
    this.leader = '';
    if (leader) return by_keys.get(`${leader} ${press.key}`) ?? null;
    if (leaders.has(press.key)) return this.lead(press.key, now);
    return by_keys.get(press.key) ?? null;
  }

  private lead(key: string, now: number): null {
    this.leader = key;
    this.leaderAt = now;
    return null;
  }

  private forget(): null {
    this.leader = '';
    return null;
  }
}
