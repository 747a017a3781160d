// What the shop adds to tickets and customers: names for programs, made from what people call it.

export interface TicketField {
  id: number;
  name: string;
  label: string;
  type: 'text' | 'number' | 'date' | 'choice' | 'bool';
  choices: string[];
  queues: string[];
  required_to_solve: boolean;
  archived: boolean;
}

const name_max = 40;

/** "Order number (KL)" → "order_number_kl"; letters with marks lose them. */
export function nameFrom(label: string): string {
  return label
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/ß/g, 'ss')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, name_max)
    .replace(/^_+|_+$/g, '');
}
