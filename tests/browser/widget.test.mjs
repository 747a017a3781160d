// The chat as a customer meets it: asked and answered, over bad networks, reloads, tabs and
// restarts.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import {
  axe,
  Chat,
  closeBrowser,
  closePages,
  Deskbell,
  eventually,
  openPage,
  shot,
  watched,
} from './harness.mjs';

let shop;
before(async () => {
  shop = await Deskbell.start();
});
afterEach(closePages);
after(async () => {
  await closeBrowser();
  await shop?.stop();
});

const phone = { viewport: { width: 390, height: 780 }, isMobile: true, hasTouch: true };
const arrived = ['Sent', 'Read'];

describe('asking', () => {
  it('is answered from the help articles, with a card that leads there', async () => {
    const page = await openPage();
    const chat = await Chat.open(page, shop.origin);
    await chat.say('How much is delivery to Germany?');
    await chat.hears(/4\.90/);
    await chat.ticks('How much is delivery', arrived);
    const href = await page.locator('deskbell-widget .card').last().getAttribute('href');
    assert.match(href, /\/help\/en\//);
    assert.equal((await page.request.get(href)).status(), 200);
    await shot(page, 'widget-answer');
    assert.deepEqual(page.complaints, []);
  });

  it('"was this helpful" is answered once and stays answered after a reload', async () => {
    const page = await openPage();
    const chat = await Chat.open(page, shop.origin);
    await chat.say('How much is delivery to Germany?');
    await chat.hears(/4\.90/);
    await chat.panel.getByRole('button', { name: 'Yes', exact: true }).click();
    const pressed = page.locator('deskbell-widget .thumb[aria-pressed=true]');
    await pressed.waitFor();
    await page.reload();
    await pressed.waitFor();
  });

  it('begins with buttons, and pressing one says it', async () => {
    const page = await openPage();
    const chat = await Chat.open(page, shop.origin);
    const choice = page.locator('deskbell-widget .choice').first();
    const label = await choice.textContent();
    await choice.click();
    await chat.ticks(label, arrived);
    await eventually(
      'the bot says something to it',
      async () => (await page.locator('deskbell-widget .mine ~ .theirs').count()) > 0,
    );
  });

  it('shows what a customer writes as text, whatever it looks like', async () => {
    const page = await openPage();
    const chat = await Chat.open(page, shop.origin);
    const hostile = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
    await chat.say(hostile);
    await chat.ticks('onerror', arrived);
    await page.reload();
    await chat.ticks('onerror', arrived);
    assert.equal(await page.locator('deskbell-widget .bubble img').count(), 0);
    assert.match(await page.title(), /Kettle/);
  });
});

describe('history', () => {
  it('is there after a reload, the chat still open', async () => {
    const page = await openPage();
    const chat = await Chat.open(page, shop.origin);
    await chat.say('How much is delivery to Germany?');
    await chat.hears(/4\.90/);
    const before = await chat.messages.allTextContents();
    await page.reload();
    await chat.hears(/4\.90/);
    assert.deepEqual(await chat.messages.allTextContents(), before);
  });

  it('is the same in another tab, while one types in the first', async () => {
    const page = await openPage();
    const chat = await Chat.open(page, shop.origin);
    await chat.say('How much is delivery to Germany?');
    await chat.hears(/4\.90/);
    const other = await Chat.open(watched(await page.context().newPage()), shop.origin);
    await other.hears(/4\.90/);
    await chat.say('thank you');
    await other.ticks('thank you', arrived);
    assert.equal(
      await other.page.locator('deskbell-widget .mine').filter({ hasText: 'thank you' }).count(),
      1,
    );
  });
});

describe('a bad network', () => {
  it('keeps what is written and sends it once when the network is back', async () => {
    const page = await openPage();
    const chat = await Chat.open(page, shop.origin);
    await chat.say('hello');
    await chat.ticks('hello', arrived);
    await page.context().setOffline(true);
    await chat.panel.getByRole('status').filter({ hasText: 'No connection' }).waitFor();
    await chat.say('written in a tunnel');
    assert.equal(await chat.tick('written in a tunnel'), 'Sending');
    await shot(page, 'widget-offline');
    await page.context().setOffline(false);
    await chat.ticks('written in a tunnel', arrived);
    assert.equal(
      await page.locator('deskbell-widget .mine').filter({ hasText: 'tunnel' }).count(),
      1,
    );
  });

  it('does not lose what was written before a reload without network', async () => {
    const page = await openPage();
    const chat = await Chat.open(page, shop.origin);
    await chat.say('hello');
    await chat.ticks('hello', arrived);
    await page.evaluate(() => dispatchEvent(new Event('offline')));
    await page.routeWebSocket(/ws\/chat/, (socket) => socket.close());
    await chat.say('and then I closed the page');
    await page.reload();
    await page.unrouteAll();
    const again = watched(await page.context().newPage());
    const other = await Chat.open(again, shop.origin);
    await other.ticks('and then I closed the page', arrived);
  });

  it('survives the service being killed: nothing lost, nothing twice', async () => {
    const page = await openPage();
    const chat = await Chat.open(page, shop.origin);
    await chat.say('before the crash');
    await chat.ticks('before the crash', arrived);
    await shop.kill();
    await chat.panel.getByRole('status').filter({ hasText: 'No connection' }).waitFor();
    await chat.say('during the crash');
    await shop.restart();
    await chat.ticks('during the crash', arrived);
    const shown = await chat.messages.allTextContents();
    for (const text of ['before the crash', 'during the crash'])
      assert.equal(shown.filter((t) => t === text).length, 1, text);
  });
});

describe('the keyboard', () => {
  it('is enough: open, write, break a line, send, close, and focus is where it was', async () => {
    const page = await openPage();
    await page.goto(shop.origin);
    const launcher = page.locator('deskbell-widget .launcher');
    await launcher.focus();
    await page.keyboard.press('Enter');
    const chat = new Chat(page);
    await chat.panel.waitFor();
    await page.keyboard.type('one');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('two');
    await page.keyboard.press('Enter');
    await chat.ticks('one', arrived);
    assert.equal(
      (await page.locator('deskbell-widget .mine .bubble').last().innerText()).trim(),
      'one\ntwo',
    );
    await page.keyboard.press('Escape');
    await chat.panel.waitFor({ state: 'hidden' });
    assert.equal(await launcher.evaluate((el) => el.getRootNode().activeElement === el), true);
  });
});

describe('unread messages', () => {
  it('are counted on the launcher and in the title, until one looks', async () => {
    const page = await openPage();
    const chat = await Chat.open(page, shop.origin);
    await chat.say('I want to talk to a person');
    await chat.ticks('talk to a person', arrived);
    const api = await shop.login();
    const { conversation } = await page.evaluate(() =>
      JSON.parse(localStorage.getItem('deskbell:default:log')),
    );
    const ticket = await eventually('a ticket', async () =>
      (await api('GET', '/api/v1/tickets?limit=50')).items.find(
        (t) => String(t.conversation) === String(conversation),
      ),
    );
    await page.keyboard.press('Escape');
    await api('POST', `/api/v1/tickets/${ticket.id}/claim`);
    await api('POST', `/api/v1/tickets/${ticket.id}/messages`, {
      id: crypto.randomUUID(),
      text: 'Hello, this is Ana.',
      internal: false,
    });
    const badge = page.locator('deskbell-widget .badge');
    await badge.waitFor();
    assert.match(await page.title(), /^\(\d+\) /);
    assert.match(
      await page.locator('deskbell-widget .launcher').getAttribute('aria-label'),
      /Unread messages: \d/,
    );
    await page.locator('deskbell-widget .launcher').click();
    await badge.waitFor({ state: 'hidden' });
    assert.doesNotMatch(await page.title(), /^\(/);
  });
});

describe('languages', () => {
  it('follow the shop: German texts on request, and the bot answers in German', async () => {
    const page = await openPage({ locale: 'de-DE' });
    await page.goto(shop.origin);
    await page.evaluate(() => Deskbell.setLocale('de'));
    await page.getByRole('button', { name: 'Chat öffnen' }).click();
    await page.getByRole('button', { name: 'Mit einem Menschen sprechen' }).waitFor();
    const chat = new Chat(page);
    await chat.say('Was kostet der Versand nach Deutschland?');
    await chat.hears(/4,90/);
    await shot(page, 'widget-german');
  });

  it('that are written from the right turn the chat around', async () => {
    const page = await openPage();
    await page.goto(shop.origin);
    await page.evaluate(() => Deskbell.setLocale('ar'));
    await page.locator('deskbell-widget[dir=rtl] .launcher').click();
    const box = await page.locator('deskbell-widget .panel').boundingBox();
    assert.ok(box.x < 100, 'the panel stands on the left');
  });
});

describe('the page around it', () => {
  it('speaks to it through one object, also before it has come', async () => {
    const page = await openPage();
    await page.addInitScript(() => {
      window.heard = [];
      window.Deskbell = window.Deskbell || [];
      Deskbell.push(
        ['on', 'open', () => window.heard.push('open')],
        ['open', 'Is the Ottensen kettle in stock?'],
      );
    });
    await page.goto(shop.origin);
    const chat = new Chat(page);
    await chat.panel.waitFor();
    assert.equal(await chat.field.inputValue(), 'Is the Ottensen kettle in stock?');
    assert.deepEqual(await page.evaluate(() => window.heard), ['open']);
    await page.evaluate(() => Deskbell.destroy());
    assert.equal(await page.locator('deskbell-widget').count(), 0);
    assert.equal(await page.evaluate(() => 'Deskbell' in window), false);
  });

  it('can log the customer out: nothing stays in the browser', async () => {
    const page = await openPage();
    const chat = await Chat.open(page, shop.origin);
    await chat.say('my secret');
    await chat.ticks('my secret', arrived);
    await page.evaluate(() => Deskbell.shutdown());
    assert.deepEqual(
      await page.evaluate(() =>
        Object.keys(localStorage).filter((key) => key.startsWith('deskbell:')),
      ),
      [],
    );
    await page.reload();
    await page.locator('deskbell-widget .launcher').click();
    await page.locator('deskbell-widget .bubble').first().waitFor();
    assert.equal((await chat.messages.allTextContents()).includes('my secret'), false);
  });

  it('opens it with a question about a product', async () => {
    const page = await openPage();
    await page.goto(shop.origin);
    await page.getByRole('link', { name: /Ask about it.*Elbe/ }).click();
    assert.match(await new Chat(page).field.inputValue(), /Elbe cast-iron teapot/);
  });

  it('leads to the help centre where there is no JavaScript', async () => {
    const page = await openPage({ javaScriptEnabled: false });
    await page.goto(shop.origin);
    await page.getByRole('link', { name: 'Chat with us' }).click();
    await page.waitForURL(/\/help\/en\/$/);
    await page.getByRole('searchbox').waitFor();
  });
});

describe('axe finds nothing', () => {
  for (const [name, options] of [
    ['light', {}],
    ['dark', { colorScheme: 'dark' }],
    ['phone', phone],
  ]) {
    it(`in the shop with the chat open, ${name}`, async () => {
      const page = await openPage(options);
      const chat = await Chat.open(page, shop.origin);
      await chat.say('How much is delivery to Germany?');
      await chat.hears(/4\.90/);
      await shot(page, `widget-${name}`);
      assert.deepEqual(await axe(page), []);
    });
  }

  it('and a phone has no sideways scrolling, and the chat fills it', async () => {
    const page = await openPage(phone);
    await Chat.open(page, shop.origin);
    const box = await page.locator('deskbell-widget .panel').boundingBox();
    assert.deepEqual([box.x, box.y, box.width], [0, 0, 390]);
    assert.equal(
      await page.evaluate(() => document.documentElement.scrollWidth > innerWidth),
      false,
    );
  });
});
