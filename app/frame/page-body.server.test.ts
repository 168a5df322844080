import { once } from 'node:events';
import { expect, test } from 'vitest';
import { PageBody } from './page-body.server.ts';

test('what React wrote leaves whole when it pauses, and the rest at the end', async () => {
  const body = new PageBody();
  const chunks: string[] = [];
  body.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
  body.write('<main>');
  body.write('shell');
  body.flush();
  body.write('later ');
  body.write('ü');
  body.end('</main>');
  await once(body, 'end');
  expect(chunks).toEqual(['<main>shell', 'later ü</main>']);
});
