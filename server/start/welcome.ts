import type { Env } from '#server/env.ts';
import { demoEmail } from './demo.ts';

/** What whoever started Assay reads: where it is and, with a demo, how to get in. */
export function welcomeText(
  env: Env,
  demo: { link: string | null; password: string | null },
): string {
  const lines = ['', `  Assay is running at ${env.baseUrl}`];
  if (demo.link)
    lines.push('', '  Sign in to the demo (works once, within a day):', `  ${demo.link}`);
  if (demo.password) {
    lines.push('', `  Or with ${demoEmail} and the password ${demo.password} (shown this once)`);
  }
  return `${lines.join('\n')}\n\n  Ctrl-C ends it.\n\n`;
}
