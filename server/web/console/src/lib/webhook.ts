// The nouns of webhooks, as the service sends them.
import type { Id } from './types';

export interface Webhook {
  id: Id;
  url: string;
  description: string;
  events: string[];
  enabled: boolean;
  disabled_reason: string;
  failing_since: string | null;
  waiting: number;
  secret?: string;
  version: number;
}

export interface Delivery {
  id: Id;
  event: string;
  seq: number;
  webhook_id: string;
  state: 'waiting' | 'delivered' | 'failed';
  attempt_count: number;
  next_at: string | null;
  created_at: string;
  ended_at: string | null;
  status: number;
  attempts?: Attempt[];
}

export interface Attempt {
  at: string;
  status: number;
  ms: number;
  answer: string;
  error: string;
}
