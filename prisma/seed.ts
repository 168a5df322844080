// npm run db:seed: the demo user and organization, made of the files in examples/. Safe to run twice.
import { readEnv } from '#server/env.ts';
import { demoEmail, makeDemo } from '#server/start/demo.ts';
import { type Closer, openInstance } from '#server/start/open-instance.ts';

const closers: Closer[] = [];
try {
  const env = readEnv();
  const password = await makeDemo(await openInstance(env, closers), env.demoPassword);
  const made = `Made the demo organization. Sign in as ${demoEmail} with the password ${password}\n`;
  process.stdout.write(password ? made : 'Nothing to do: somebody uses this database already.\n');
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  for (const close of closers.reverse()) await close();
}
