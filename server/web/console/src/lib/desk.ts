// The whole desk as one plain value: what the console knows at this moment.
// Changed only by the pure functions of reducers.ts and list.ts.
import type {
  Agent,
  ContentStatus,
  Conversation,
  Filter,
  Id,
  Message,
  Person,
  Ticket,
  User,
  View,
} from './types';

export type Sort =
  '-updated_at' | 'updated_at' | '-created_at' | 'created_at' | '-priority' | 'waiting' | 'due';

/** The ticket list in the middle: one view, one order, the pages read so far. */
export interface List {
  view: string;
  filter: Filter;
  q: string;
  sort: Sort;
  ids: number[];
  next: string | null;
  loaded: boolean;
}

/** What was said in one conversation, as far as it has been read from the service. */
export interface Thread {
  messages: Message[];
  customerReadSeq: number;
  loaded: boolean;
}

export interface Viewer extends Person {
  editing: boolean;
}

export interface Typist {
  from: string;
  name: string;
  agent?: Id;
  until: number;
}

export interface Desk {
  me: User | null;
  seq: number;
  agents: Agent[];
  tickets: Record<number, Ticket>;
  conversations: Record<string, Conversation>;
  threads: Record<string, Thread>;
  viewing: Record<number, Viewer[]>;
  typing: Record<string, Typist[]>;
  views: View[];
  viewsStale: boolean;
  list: List;
  liveIds: string[];
  liveNext: string | null;
  liveStale: boolean;
  content: ContentStatus | null;
}

export function emptyList(): List {
  return {
    view: '',
    filter: {},
    q: '',
    sort: '-updated_at',
    ids: [],
    next: null,
    loaded: false,
  };
}

export function emptyDesk(): Desk {
  return {
    me: null,
    seq: 0,
    agents: [],
    tickets: {},
    conversations: {},
    threads: {},
    viewing: {},
    typing: {},
    views: [],
    viewsStale: false,
    list: emptyList(),
    liveIds: [],
    liveNext: null,
    liveStale: false,
    content: null,
  };
}
