// The script tag: reads its own data-attributes, puts the widget on the page, answers queued calls.
import { apiOf, type Api } from './api';
import { configOf } from './config';
import { DeskbellWidget } from './element';
import { useNonce } from './parts';

const tag = 'deskbell-widget';
const page = window as { Deskbell?: Api | unknown[][] };
const script = document.currentScript as HTMLScriptElement | null;
const config = configOf(script);

function start(): void {
  const queued = page.Deskbell ?? [];
  if (!Array.isArray(queued)) return; // a second tag on the same page changes nothing
  customElements.define(tag, DeskbellWidget);
  const widget = document.createElement(tag) as DeskbellWidget;
  const api = apiOf(widget);
  useNonce(script?.nonce ?? '');
  page.Deskbell = api;
  document.body.append(widget);
  widget.boot(config);
  api.push(...queued);
}

if (document.body) start();
else addEventListener('DOMContentLoaded', start);
