// The frames of the customer socket (/ws/chat), as the server writes them. Types only.

export type Owner = 'bot' | 'queue' | 'agent' | 'closed';
export type Sender = 'customer' | 'bot' | 'agent' | 'system';

export interface Button {
  id: string;
  label: string;
  /** A button that leads somewhere instead of answering. */
  url?: string;
}

export interface Article {
  id: string;
  title: string;
  url: string;
}

export interface MessageFrame {
  type: 'message';
  seq: number;
  from: Sender;
  text: string;
  id?: string;
  name?: string;
  html?: string;
  buttons?: Button[];
  article?: Article | null;
  via?: string;
  at?: string;
}

/** How long people waited lately, in minutes. */
export interface Wait {
  low_minutes: number;
  high_minutes: number;
}

export interface OwnerFrame {
  type: 'owner';
  seq?: number;
  owner: Owner;
  position?: number | null;
  wait?: Wait | null;
  ticket?: number | null;
  agent?: string | null;
  at?: string;
}

/** Asks; with `survey` and `score` it is the answer to the one asked as number `survey`. */
export interface SurveyFrame {
  type: 'survey';
  seq: number;
  kind?: string;
  survey?: number;
  score?: number | null;
  at?: string;
}

/** Was `message` helpful. */
export interface RateFrame {
  type: 'rate';
  seq: number;
  message: number;
  helpful: boolean;
  at?: string;
}

/** A button of `message` was pressed. */
export interface PressFrame {
  type: 'press';
  seq: number;
  message: number;
  button: string;
  label?: string;
  id?: string;
  at?: string;
}

/** What is stored and numbered: `seq` is dense from 1 within a conversation. */
export type EventFrame = MessageFrame | OwnerFrame | SurveyFrame | RateFrame | PressFrame;

export interface Hours {
  open: boolean;
  next_open?: string | null;
}

/** Not stored, so without a number; its buttons are pressed with seq 0. */
export interface Greeting {
  text?: string;
  html?: string;
  name?: string;
  buttons?: Button[];
}

/** What the visitor must agree to before anything is stored. */
export interface Consent {
  purpose: string;
  version: string;
  text: string;
  url?: string | null;
}

/** A field of the form before the first message. */
export interface Field {
  name: string;
  label: string;
  type: 'text' | 'email' | 'number' | 'date' | 'bool' | 'choice';
  required?: boolean;
  choices?: string[];
}

export interface WelcomeFrame {
  type: 'welcome';
  session: string;
  conversation: string;
  owner: Owner;
  seq: number;
  events: EventFrame[];
  agent?: string | null;
  hours?: Hours | null;
  greeting?: Greeting | null;
  position?: number | null;
  ticket?: number | null;
  read?: number | null;
  wait?: Wait | null;
  consent?: Consent | null;
  /** What they agreed to, here or in an earlier conversation. */
  agreed?: Consent | null;
  /** The name of a customer whose signature was right. */
  customer?: string | null;
}

export interface AckFrame {
  type: 'ack';
  id: string;
  seq?: number;
  at?: string;
}

export interface TypingFrame {
  type: 'typing';
  from?: Sender;
  name?: string;
  on: boolean;
}

export interface ReadFrame {
  type: 'read';
  seq: number;
}

export interface ErrorFrame {
  type: 'error';
  code: string;
  message?: string;
  id?: string;
}

export type ServerFrame =
  EventFrame | WelcomeFrame | AckFrame | TypingFrame | ReadFrame | ErrorFrame | { type: 'pong' };

/** Frames that carry a client id: they wait in the outbox until the server acknowledges them. */
export type OutFrame = { id: string } & (
  | { type: 'message'; text: string }
  | { type: 'press'; seq: number; button: string }
  | { type: 'rate'; seq: number; helpful: boolean }
  | { type: 'handoff' }
  | { type: 'survey'; seq: number; score: number; comment?: string }
  | { type: 'consent'; purpose: string; version: string; granted: boolean }
  | { type: 'details'; fields: Record<string, string> }
);

export const text_chars_max = 4000;
