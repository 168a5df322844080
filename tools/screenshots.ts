// npm run screenshots: takes the README's pictures from a fresh demo of the built product.
import { chromium } from 'playwright';
import { removeDataDir, startAssay } from '../e2e/fixtures/assay.ts';
import { findChromium } from './chromium.mjs';

const assay = await startAssay();
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : [],
});
try {
  const page = await browser.newPage({
    baseURL: assay.url,
    viewport: { width: 1280, height: 800 },
    deviceScaleFactor: 2,
    colorScheme: 'light',
  });
  await page.goto(/http:\S+magic-link\S+/.exec(assay.output())?.[0] ?? '/');
  await page.getByRole('heading', { name: /of 12 conversations failed/ }).waitFor();
  await page.getByRole('link', { name: /Open run 1/ }).click();
  await page.getByRole('heading', { name: /Support basics/ }).waitFor();
  await page.screenshot({ path: 'docs/images/run.png' });

  await page
    .getByRole('link', { name: /Order number is remembered/ })
    .first()
    .click();
  await page.getByRole('heading', { name: 'Order number is remembered' }).waitFor();
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.getByText('LG-20419').last().scrollIntoViewIfNeeded();
  await page.screenshot({ path: 'docs/images/transcript.png' });
} finally {
  await browser.close();
  await assay.stop();
  removeDataDir(assay.dataDir);
}
