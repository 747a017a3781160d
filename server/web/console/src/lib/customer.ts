// The whole of a customer, as the service sends it.
import type { Customer, Id } from './types';

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
  gone: CustomerFull;
  conversations: number;
  tickets: number;
  notes: number;
  fields: { field: string; kept: string; gone: string; result: string }[];
  warnings: string[];
  refused: string | null;
}
