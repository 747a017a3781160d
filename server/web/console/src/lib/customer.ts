// The whole of a customer, as the service sends it.
import type { Condition } from './rule';
import type { Customer, Id, Person } from './types';

export interface CustomerFull extends Customer {
  tier?: string;
  external_id?: string | null;
  organisation?: { id: number; name: string } | null;
  credit?: number;
  segments?: string[];
  merged_into?: Id | null;
  version?: number;
}
export interface Attribute {
  name: string;
  label: string;
  type: 'text' | 'number' | 'date' | 'bool' | 'choice';
  choices: string[];
}
export interface MergePreview {
  kept: CustomerFull;
  gone: Id;
  conversations: number;
  tickets: number;
  notes: number;
  credit: number;
  fields: { field: string; kept: string; gone: string; result: string }[];
  warnings: string[];
  refused: string | null;
}

export interface Segment {
  id: number;
  name: string;
  condition: Condition;
  count: number;
  version: number;
}
export interface Organisation {
  id: number;
  name: string;
  domains: string[];
  note: string;
  members?: number;
  version: number;
}
export interface CreditEntry {
  id: number;
  amount: number;
  balance: number;
  reason: string;
  ticket: number | null;
  by: Person | null;
  at: string;
}
/** A line of the consent ledger; the customer where it is everybody's. */
export interface Consent {
  id: number;
  customer?: Person | null;
  site: string;
  purpose: string;
  version: string;
  granted: boolean;
  at: string;
  proof: string;
}
export interface Certificate {
  certificate: number;
  customer: Id;
  reason: string;
  by: Person;
  at: string;
  erased: Record<string, number>;
  hash: string;
}

/** What reading a table would do, or did. */
export interface CsvPlan {
  rows: number;
  created: number;
  updated: number;
  errors: { line: number; column: number; message: string }[];
  columns_left_out: string[];
}

/** Bytes as base64, in pieces that a call can take. */
export function base64(bytes: Uint8Array): string {
  const piece = 0x8000;
  let text = '';
  for (let at = 0; at < bytes.length; at += piece)
    text += String.fromCharCode(...bytes.subarray(at, at + piece));
  return btoa(text);
}
