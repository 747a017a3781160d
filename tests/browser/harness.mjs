// Starts the real executable on a free port with the demo content, and opens real Chromium pages
// on it.
// DESKBELL_BINARY names the executable; DESKBELL_WEB a folder of built pages (server/web/build.mjs
// --out) that stand in for those inside it, to try a change of theirs without linking;
// DESKBELL_SHOTS a folder for pictures to look at (none are taken without it); DESKBELL_SLOW=6 makes every page six times slower, to find what only passes
// on a quick machine.
import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const binary = resolve(process.env.DESKBELL_BINARY ?? join(root, 'build/release/deskbell'));
const content = join(root, 'deploy/demo/content');
const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const chrome = process.env.CHROMIUM ?? '/usr/bin/chromium';
const web = process.env.DESKBELL_WEB;
const slow = Number(process.env.DESKBELL_SLOW ?? 1);
// How long a state may take to come. A test ends when it is there, so only a failure is slow.
export const patience_ms = Number(process.env.DESKBELL_PATIENCE_MS ?? 60_000);

export const people = {
  admin: {
    email: 'admin@shop.example',
    name: 'Ada Admin',
    role: 'admin',
    password: 'correct horse battery staple',
  },
  agent: {
    email: 'ana@shop.example',
    name: 'Ana',
    role: 'agent',
    password: 'leaf kettle harbour morning',
  },
};

function edited(data, edit) {
  const copy = join(data, 'content');
  cpSync(content, copy, { recursive: true });
  const file = join(copy, 'deskbell.yaml');
  writeFileSync(file, edit(readFileSync(file, 'utf8')));
  return copy;
}

const asIs = (yaml) => yaml;

/** Nobody is given a ticket: the tests say themselves who takes which. */
const byHand = (yaml) => yaml.replace(/assignment: \w+/g, 'assignment: manual');

/** A running service with its own data folder; `stop` ends it and takes the folder away. */
export class Deskbell {
  /** `edit` may change the text of the demo shop's deskbell.yaml; `options` of the command line. */
  static async start({ edit, options = [] } = {}) {
    if (!existsSync(binary))
      throw new Error(`${binary} is not there: build it, or name it in DESKBELL_BINARY`);
    const service = new Deskbell();
    service.data = mkdtempSync(join(tmpdir(), 'deskbell-'));
    service.options = options;
    service.content = edited(service.data, (yaml) => (edit ?? asIs)(byHand(yaml)));
    for (const person of Object.values(people)) service.add(person);
    await service.run('127.0.0.1:0');
    return service;
  }

  /** deskbell.yaml as this service reads it. */
  settings() {
    return readFileSync(join(this.content, 'deskbell.yaml'), 'utf8');
  }

  add({ email, name, role, password }) {
    const done = this.command(
      [
        'user',
        'add',
        '--data',
        this.data,
        '--email',
        email,
        '--name',
        name,
        '--role',
        role,
        '--password-stdin',
      ],
      password + '\n',
    );
    if (done.status !== 0) throw new Error(`user add: ${done.stderr}`);
  }

  command(args, input = '') {
    return spawnSync(binary, args, { input, encoding: 'utf8', timeout: patience_ms });
  }

  async run(listen) {
    const args = ['serve', '--demo', '--content', this.content, '--data', this.data, '--listen', listen];
    args.push(...this.options);
    this.process = spawn(binary, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    this.said = '';
    this.ended = new Promise((end) => this.process.once('exit', end));
    try {
      this.origin = await this.address();
    } catch (error) {
      this.process.kill('SIGKILL'); // or the test run would wait for it
      throw error;
    }
    return this.origin;
  }

  /** The first address it prints when it is ready. */
  address() {
    return new Promise((found, lost) => {
      const give_up = setTimeout(
        () => lost(new Error(`no address within ${patience_ms} ms:\n${this.said}`)),
        patience_ms,
      );
      const heard = (chunk) => {
        this.said += chunk;
        const address = /http:\/\/127\.0\.0\.1:\d+/.exec(this.said)?.[0];
        if (!address) return;
        clearTimeout(give_up);
        found(address);
      };
      this.process.stdout.setEncoding('utf8').on('data', heard);
      this.process.stderr.setEncoding('utf8').on('data', heard);
      this.process.once('exit', (code) => {
        clearTimeout(give_up);
        lost(new Error(`deskbell ended with ${code}:\n${this.said}`));
      });
    });
  }

  /** As if the power had gone. */
  async kill() {
    this.process.kill('SIGKILL');
    await this.ended;
  }

  /** Comes back at the address it had. */
  async restart() {
    return this.run(new URL(this.origin).host);
  }

  async stop() {
    this.process.kill('SIGTERM');
    await this.ended;
    rmSync(this.data, { recursive: true, force: true });
  }

  /** A person of the console, logged in over HTTP: `api(method, path, body)`. */
  async login({ email, password } = people.agent) {
    const answer = await fetch(`${this.origin}/api/v1/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    if (!answer.ok) throw new Error(`login: ${answer.status} ${await answer.text()}`);
    const cookie = answer.headers.get('set-cookie').split(';')[0];
    const { csrf } = await answer.json();
    return async (method, path, body, raw) => {
      const response = await fetch(this.origin + path, {
        method,
        headers: {
          cookie,
          'x-csrf-token': csrf,
          ...(body && { 'content-type': 'application/json' }),
        },
        body: raw ?? (body && JSON.stringify(body)),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
      return text ? JSON.parse(text) : null;
    };
  }
}

/** A program of somebody else that keeps what it is told. */
export async function listen() {
  const bodies = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => (text += chunk));
    request.on('end', () => {
      bodies.push(JSON.parse(text));
      response.end('thank you');
    });
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${server.address().port}/told`;
  return { url, bodies, close: () => server.close() };
}

let browser;
const contexts = new Set();

/** A page of its own context; what the page complains about is collected in `page.complaints`. */
export async function openPage(options = {}) {
  browser ??= await chromium.launch({
    executablePath: chrome,
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
  const context = await browser.newContext({
    viewport: { width: 1200, height: 820 },
    locale: 'en-GB',
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(patience_ms);
  contexts.add(context);
  context.on('page', throttle);
  if (web) await context.route(/\/(widget|portal|console)[./]/, fromFolder);
  return watched(await context.newPage());
}

async function fromFolder(route) {
  const path = join(web, new URL(route.request().url()).pathname);
  if (existsSync(path) && statSync(path).isFile()) await route.fulfill({ path });
  else await route.fallback();
}

async function throttle(page) {
  if (slow <= 1) return;
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slow });
}

/** Options of a page on a phone, in the dark. */
export const phone = {
  viewport: { width: 390, height: 844 },
  colorScheme: 'dark',
  isMobile: true,
  hasTouch: true,
};

/** Nothing makes the page wider than the screen. */
export async function widthIsKept(page) {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (overflow > 0) throw new Error(`the page is ${overflow} px wider than the screen`);
}

/** Fills in the door of the console. */
export async function logIn(page, { email, password }) {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.locator('.desk').waitFor();
}

/** After each test: nobody of the last one keeps talking. */
export async function closePages() {
  for (const context of contexts) await context.close();
  contexts.clear();
}

export function watched(page) {
  page.complaints = [];
  page.on('pageerror', (error) => page.complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') page.complaints.push(message.text());
  });
  return page;
}

export async function closeBrowser() {
  await browser?.close();
  browser = undefined;
}

/** What axe finds wrong, one line each. It looks again before it complains: what was only on its
   way to somewhere is no fault. */
export async function axe(page) {
  const first = await axeOnce(page);
  if (first.length === 0) return first;
  const second = await axeOnce(page);
  return first.filter((one) => second.includes(one));
}

/** Also where the page's content policy forbids foreign scripts. */
async function axeOnce(page) {
  const session = await page.context().newCDPSession(page);
  const run = `${readFileSync(axeFile, 'utf8')}; axe.run().then((found) => JSON.stringify(found.violations))`;
  const { result } = await session.send('Runtime.evaluate', {
    expression: run,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  return JSON.parse(result.value).flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.flat().join(' ')}: ${node.failureSummary}`),
  );
}

export async function shot(page, name) {
  const folder = process.env.DESKBELL_SHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** Asks until the answer is true; for what the server tells a moment later. */
export async function eventually(what, check, within_ms = patience_ms) {
  const end = Date.now() + within_ms;
  let last;
  while (Date.now() < end) {
    last = await check();
    if (last) return last;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`${what}: not within ${within_ms} ms (last: ${JSON.stringify(last)})`);
}

/** The chat of a page, in a customer's words. */
export class Chat {
  constructor(page) {
    this.page = page;
    this.launcher = page.getByRole('button', { name: /^(Open chat|Close chat)/ }).last();
    this.panel = page.getByRole('dialog');
    this.field = this.panel.getByRole('textbox').last();
    this.messages = page.locator('deskbell-widget .bubble');
  }

  static async open(page, address) {
    await page.goto(address);
    const chat = new Chat(page);
    await page.locator('deskbell-widget .launcher').click();
    await chat.panel.waitFor();
    return chat;
  }

  async say(text) {
    await this.field.fill(text);
    await this.field.press('Enter');
  }

  /** The newest bubble of the other side that holds these words. */
  async hears(words, within_ms = patience_ms) {
    const bubble = this.page
      .locator('deskbell-widget .theirs .bubble')
      .filter({ hasText: words })
      .last();
    await bubble.waitFor({ timeout: within_ms });
    return bubble;
  }

  async note(words) {
    await this.page
      .locator('deskbell-widget .note')
      .filter({ hasText: words })
      .last()
      .waitFor();
  }

  /** Asks, hears the bot, asks for a person; the number of the ticket. */
  async fetchesPerson(question) {
    await this.say(question);
    await this.page.locator('deskbell-widget .mine ~ .theirs').first().waitFor();
    await this.panel.getByRole('button', { name: 'Talk to a person' }).last().click();
    const note = this.page.locator('deskbell-widget .note').filter({ hasText: /#\d+/ }).first();
    return Number(/#(\d+)/.exec(await note.textContent())[1]);
  }

  /** "Sending", "Sent", "Read": of the customer's message with these words. */
  async tick(words) {
    return this.page
      .locator('deskbell-widget .mine')
      .filter({ hasText: words })
      .last()
      .locator('.tick')
      .getAttribute('aria-label');
  }

  async ticks(words, wanted) {
    await eventually(`"${words}" is ${wanted}`, async () =>
      wanted.includes(await this.tick(words)),
    );
  }
}
