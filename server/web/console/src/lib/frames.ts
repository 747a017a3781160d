// What the agent socket brings: frames, and the events of the log among them. Shapes only.
import type { Message, Owner } from './types';

export interface EventFrame {
  type: 'event';
  seq?: number | null;
  event: string;
  data: unknown;
  at?: string;
}
export type Frame = EventFrame | ({ type: string } & Record<string, unknown>);

export interface SaidData extends Message {
  conversation: string;
  ticket: number | null;
}
export interface OwnerData {
  conversation: string;
  owner: Owner;
  epoch: number;
  reason?: string;
  ticket?: number | null;
  seq?: number;
  name?: string;
}
