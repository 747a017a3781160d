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
