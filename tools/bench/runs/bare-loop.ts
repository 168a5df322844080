import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { type Case, checks } from './cases.ts';

/** Does a case's calls and checks in a process of its own, with nothing around them. */
export async function runBareLoop(
  baseUrl: string,
  { items, turns, concurrency }: Pick<Case, 'items' | 'turns' | 'concurrency'>,
): Promise<void> {
  const args = [baseUrl, items, turns, concurrency, JSON.stringify(checks)].map(String);
  const child = spawn('node', ['tools/bench/runs/bare-loop.mjs', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  if (Number(said) !== items * turns) {
    throw new Error(`The bare loop passed ${said.trim()} of ${items * turns} turns.`);
  }
}
