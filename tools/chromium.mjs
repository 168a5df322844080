import { existsSync } from 'node:fs';
import { run } from './run.mjs';

// The shell is the same engine without the browser around it: stories take about two thirds of the time.
const usual = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Chromium as Playwright downloads it, when it is there. */
async function ofPlaywright() {
  const { chromium } = await import('playwright');
  const file = chromium.executablePath();
  return existsSync(file) ? file : null;
}

/**
 * Finds a Chromium, or installs one: Playwright's own, or as root Debian's package.
 * @returns {Promise<string>} its path
 */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return named;
  const installed = usual.find((file) => existsSync(file)) ?? (await ofPlaywright());
  if (installed) return installed;

  process.stdout.write('No Chromium found; installing one for the end-to-end tests …\n');
  try {
    await run('node', ['node_modules/playwright/cli.js', 'install', 'chromium'], { quiet: true });
    const downloaded = await ofPlaywright();
    if (downloaded) return downloaded;
  } catch {
    // No download from here: the distribution's package is the other way.
  }
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update'], { quiet: true, env });
    for (const name of ['chromium-headless-shell', 'chromium']) {
      const install = ['install', '-y', '--no-install-recommends', name];
      await run('apt-get', install, { quiet: true, env }).catch(() => undefined);
      const packaged = usual.find((file) => existsSync(file));
      if (packaged) return packaged;
    }
  }
  throw new Error('The end-to-end tests need Chromium. Install it, or set CHROMIUM_PATH to one.');
}
