// Which sources a browser loads at once, and which when they are first needed.

/** Whole pages, windows and what they alone need. */
const later = [
  /(Page|Part|[a-z]Dialog|Table|List|Help|Settings|Explain|Card|Log|Chart)\.svelte/,
  /(ShareOf|Waits|TicketMore|Checklist|CustomFields|Links)\.svelte/,
  /Customer(Attributes|Notes|Merge|Rights)\.svelte/,
  /\bui\/(parts|customers|rules|care|admin|insight)\//,
  /words\/(en|de)(-\w+)?\.ts/,
  /lib\/(qr|insight|rule|condition|sentence|promised|giving|nobody|deed|story|webhook|customer|device|bulk|columns|filter|order)\.ts/,
  /state\/bulk\.svelte\.ts/,
  /node_modules\/uplot/,
];
/** Cards that stand beside every ticket. */
const always = /(HandoffCard|CustomerCard)\.svelte/;

/** An open ticket or conversation: fetched as soon as the list stands, one file. */
const ticket = [
  /ui\/(TicketPane|TicketHead|TicketFields|LivePane|Aside|HandoffCard|CustomerCard)\.svelte/,
  /ui\/(Thread|Bubble|Line|Pending|LeavingWords|Timeline|ClashNote|CrossedNote)\.svelte/,
  /ui\/(AttachButton|FileView|Menu)\.svelte/,
  /state\/files\.ts/,
  /ui\/(Composer|Picker|CannedPicker|MentionPicker|SendLater|TheirDraft|Score)\.svelte/,
  /lib\/(asked|crossing|mention|threading|timeline|typing)\.ts/,
  /state\/(shared)\.svelte\.ts/,
];

export function isFirst(id: string): boolean {
  return always.test(id) || !later.some((one) => one.test(id));
}

/** The file that a source is packed into; undefined: one of its own. */
export function chunkOf(id: string): 'desk' | 'ticket' | undefined {
  if (!isFirst(id)) return undefined;
  return ticket.some((one) => one.test(id)) ? 'ticket' : 'desk';
}
