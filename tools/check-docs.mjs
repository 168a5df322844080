// Documents may name only paths that exist: `server/core/scope.ts`, `docs/decisions/`.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const documents = [
  ...readdirSync('.').filter((file) => file.endsWith('.md')),
  ...readdirSync('docs', { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.md'))
    .map((file) => path.join('docs', file)),
];
const pathLike = /`((?:app|server|prisma|e2e|docs|tools|examples|public|\.ci)\/[\w./$+*<>-]*)`/g;
let missing = 0;
for (const document of documents) {
  for (const [, named] of readFileSync(document, 'utf8').matchAll(pathLike)) {
    if (/[*<>]/.test(named)) continue;
    if (!existsSync(named)) {
      missing += 1;
      process.stdout.write(`${document} names ${named}, which does not exist.\n`);
    }
  }
}
process.exitCode = missing === 0 ? 0 : 1;
