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
  await page.getByRole('link', { name: /Open run 2/ }).click();
  await page.getByRole('heading', { name: /Support basics/ }).waitFor();
  await page.screenshot({ path: 'docs/images/run.png' });

  // What would become of the suite with the shorter return period that the shop tries in staging.
  const runPage = page.url();
  await page.getByRole('link', { name: 'Open suite' }).click();
  await page.getByRole('button', { name: 'Run suite' }).click();
  await page.getByRole('combobox', { name: 'Environment' }).click();
  await page.getByRole('option', { name: 'staging' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Run suite' }).click();
  await page.getByRole('link', { name: 'Compare' }).click();
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Regressed: Return within/ })
    .click();
  await page.getByRole('deletion').first().waitFor();
  await page.mouse.move(0, 0);
  await page.screenshot({ path: 'docs/images/compare.png' });
  await page.goto(runPage);

  await page
    .getByRole('link', { name: /Order number is remembered/ })
    .first()
    .click();
  await page.getByRole('heading', { name: 'Order number is remembered' }).waitFor();
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.getByText('LG-20419').last().scrollIntoViewIfNeeded();
  await page.screenshot({ path: 'docs/images/transcript.png' });

  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByRole('link', { name: 'Scenarios', exact: true }).click();
  await page.getByRole('link', { name: 'Tree arrives damaged' }).click();
  await page.getByRole('heading', { name: 'Tree arrives damaged' }).waitFor();
  await page.getByRole('button', { name: 'Try a reply' }).nth(1).click();
  await page.keyboard.type(
    'I am sorry about LG-30122. Please send us a photo, and we will refund it.',
  );
  await page
    .getByText(/^(fail|failed)$/i)
    .first()
    .waitFor();
  await page.getByText('does not match').first().scrollIntoViewIfNeeded();
  await page.screenshot({ path: 'docs/images/scenario.png' });

  await page.getByRole('link', { name: 'Prompts', exact: true }).click();
  await page.getByRole('link', { name: 'Lindenhof support assistant' }).click();
  await page
    .getByText(/tokens/)
    .first()
    .waitFor();
  await page.screenshot({ path: 'docs/images/prompt.png' });
} finally {
  await browser.close();
  await assay.stop();
  removeDataDir(assay.dataDir);
}
