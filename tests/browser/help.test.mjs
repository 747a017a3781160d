// The help centre: found, read, searched while typing; and without JavaScript.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { axe, closeBrowser, closePages, Deskbell, openPage, shot } from './harness.mjs';

let shop;
before(async () => {
  shop = await Deskbell.start();
});
afterEach(closePages);
after(async () => {
  await closeBrowser();
  await shop?.stop();
});

describe('the help centre', () => {
  it('lists folders, and an article is two clicks away', async () => {
    const page = await openPage();
    await page.goto(`${shop.origin}/help/en/`);
    await shot(page, 'help-home');
    await page.locator('.folder a').filter({ hasText: 'How much is delivery?' }).click();
    await page.getByRole('heading', { level: 1, name: 'How much is delivery?' }).waitFor();
    await shot(page, 'help-article');
    assert.deepEqual(page.complaints, []);
  });

  it('searches while one types', async () => {
    const page = await openPage();
    await page.goto(`${shop.origin}/help/en/`);
    await page.getByRole('searchbox').pressSequentially('refund', { delay: 30 });
    await page
      .locator('.results a')
      .filter({ hasText: /refund/i })
      .first()
      .waitFor();
    await page.waitForURL(/\?q=refund/);
    await shot(page, 'help-results');
    assert.deepEqual(await axe(page), []);
  });

  it('searches without JavaScript', async () => {
    const page = await openPage({ javaScriptEnabled: false });
    await page.goto(`${shop.origin}/help/en/`);
    await page.getByRole('searchbox').fill('refund');
    await page.getByRole('button', { name: 'Search' }).click();
    await page
      .locator('.results a')
      .filter({ hasText: /refund/i })
      .first()
      .waitFor();
  });

  it('says so when nothing is found, and shows what was asked as text', async () => {
    const page = await openPage();
    await page.goto(
      `${shop.origin}/help/en/?q=${encodeURIComponent('<img qqzzxv>wvxqqz')}`,
    );
    await page.locator('.nothing').waitFor();
    assert.equal(await page.locator('main img').count(), 0);
  });

  it('is there in German', async () => {
    const page = await openPage();
    await page.goto(`${shop.origin}/help/en/`);
    await page.getByRole('link', { name: 'Deutsch' }).first().click();
    await page.locator('html[lang=de]').waitFor();
  });

  it('tells search engines what there is, once, and in which languages', async () => {
    const page = await openPage();
    await page.goto(`${shop.origin}/help/en/delivery-cost`);
    const head = (selector, name) => page.locator(`head ${selector}`).getAttribute(name);
    assert.equal(await head('link[rel=canonical]', 'href'), '/help/en/delivery-cost');
    assert.match(await head('meta[name=description]', 'content'), /4\.90/);
    const german = await head('link[hreflang=de]', 'href');
    assert.equal((await page.request.get(shop.origin + german)).status(), 200);
    const map = await (await page.request.get(`${shop.origin}/help/sitemap.xml`)).text();
    assert.ok(map.includes(`<loc>${shop.origin}/help/en/delivery-cost</loc>`));
    await page.goto(`${shop.origin}/help/en/?q=delivery`);
    assert.equal(await head('meta[name=robots]', 'content'), 'noindex');
    await page.getByRole('link', { name: 'My requests' }).waitFor({ state: 'hidden' });
  });

  for (const [name, options] of [
    ['light', {}],
    ['dark', { colorScheme: 'dark' }],
    ['phone', { viewport: { width: 390, height: 780 }, isMobile: true, hasTouch: true }],
  ]) {
    it(`gives axe nothing to find, ${name}`, async () => {
      const page = await openPage(options);
      await page.goto(`${shop.origin}/help/en/`);
      assert.deepEqual(await axe(page), []);
      await page.locator('.folder a').first().click();
      await page.locator('article').waitFor();
      assert.deepEqual(await axe(page), []);
      assert.equal(
        await page.evaluate(() => document.documentElement.scrollWidth > innerWidth),
        false,
      );
    });
  }
});

describe('asking without a chat', () => {
  it('a request by form gets a number and a page where both sides write', async () => {
    const page = await openPage();
    await page.goto(`${shop.origin}/help/en/contact`);
    await page.getByLabel('What is it about?').pressSequentially('refund', { delay: 20 });
    await page
      .locator('.maybe a')
      .filter({ hasText: /refund/i })
      .first()
      .waitFor();
    await page.getByLabel('Your name').fill('Edda');
    await page.getByLabel('Your e-mail address').fill('edda@moon.example');
    await page.getByLabel('Your message').fill('My lid is broken. Card 4111 1111 1111 1111.');
    await shot(page, 'help-contact');
    assert.deepEqual(await axe(page), []);
    await page.getByRole('button', { name: 'Send' }).click();
    const link = page.getByRole('link', { name: /Follow request #\d+/ });
    const number = Number(/#(\d+)/.exec(await link.textContent())[1]);
    await shot(page, 'help-contact-sent');

    const api = await shop.login();
    const ticket = await api('GET', `/api/v1/tickets/${number}`);
    assert.equal(ticket.channel, 'form');
    assert.equal(ticket.customer.email, 'edda@moon.example');
    await api('POST', `/api/v1/tickets/${number}/claim`);
    await api('POST', `/api/v1/tickets/${number}/messages`, {
      id: crypto.randomUUID(),
      text: 'A new lid is on its way.',
      internal: false,
    });
    await api('POST', `/api/v1/tickets/${number}/messages`, {
      id: crypto.randomUUID(),
      text: 'breaks lids often',
      internal: true,
    });
    await link.click();
    await page.getByText('A new lid is on its way.').waitFor();
    const said = await page.locator('main').innerText();
    assert.doesNotMatch(said, /4111|breaks lids often/);
    await page.getByLabel('Write more').fill('Thank you, and a handle?');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.locator('.said-mine', { hasText: 'and a handle?' }).waitFor();
    await shot(page, 'help-request');
    assert.deepEqual(await axe(page), []);
    await page.goto(`${shop.origin}/help/en/requests`);
    await page.getByRole('link', { name: `Request #${number}` }).waitFor();
    await shot(page, 'help-requests');
    assert.deepEqual(page.complaints, []);
  });

  it('works without JavaScript, and says what is missing', async () => {
    const page = await openPage({ javaScriptEnabled: false });
    await page.goto(`${shop.origin}/help/de/contact`);
    const sent = await page.request.post(`${shop.origin}/help/de/contact`, {
      form: { email: 'nobody', subject: '<b>x', message: 'hallo' },
    });
    assert.equal(sent.status(), 422);
    assert.match(await sent.text(), /Bitte geben Sie.*value="&lt;b&gt;x"/s);
    await page.getByLabel('Ihre E-Mail-Adresse').fill('e@moon.example');
    await page.getByLabel('Worum geht es?').fill('Deckel');
    await page.getByLabel('Ihre Nachricht').fill('Kaputt.');
    await page.getByRole('button', { name: 'Senden' }).click();
    await page.getByRole('link', { name: /Zur Anfrage/ }).click();
    await page.getByText('Kaputt.').waitFor();
    await page.goto(`${shop.origin}/help/de/request/forged`);
    await page.getByText('Dieser Link ist zu alt').waitFor();
  });

  it('"was this helpful" is told to the desk', async () => {
    const page = await openPage();
    await page.goto(`${shop.origin}/help/en/`);
    await page.locator('.folder a').first().click();
    await page.getByRole('button', { name: 'No', exact: true }).click();
    await page.getByText('Thank you for telling us.').waitFor();
    const api = await shop.login();
    const { items } = await api('GET', '/api/v1/events?after=0&limit=200');
    const told = items.filter((one) => one.event === 'article.rated');
    assert.equal(told.length, 1);
    assert.equal(told[0].data.helpful ?? told[0].data.data?.helpful, false);
  });
});
