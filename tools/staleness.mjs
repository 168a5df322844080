import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const installStamp = 'node_modules/.assay-lock';
const buildStamp = 'build/.sources';
const sources = [
  'app',
  'server',
  'prisma',
  'public',
  'package-lock.json',
  'vite.config.ts',
  'tools/build.mjs',
];

function lockHash() {
  return createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
}

/** Paths, sizes and times of all sources: cheap, and different whenever a build could be. */
function sourcesHash() {
  const hash = createHash('sha256').update(process.version);
  const add = (file) => {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file}|${size}|${mtimeMs}\n`);
  };
  for (const source of sources.filter((name) => existsSync(name))) {
    if (!statSync(source).isDirectory()) {
      add(source);
      continue;
    }
    const files = readdirSync(source, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
      .filter((file) => !file.startsWith(path.join('server', 'generated')))
      .sort();
    for (const file of files) add(file);
  }
  return hash.digest('hex');
}

function holds(file, text) {
  return existsSync(file) && readFileSync(file, 'utf8') === text;
}

/** Whether the packages of package-lock.json are not the installed ones. */
export function isInstallStale() {
  return !holds(installStamp, lockHash());
}

export function stampInstall() {
  mkdirSync('node_modules', { recursive: true });
  writeFileSync(installStamp, lockHash());
}

/** Whether a source changed since the last build. */
export function isBuildStale() {
  return !holds(buildStamp, sourcesHash());
}

export function stampBuild() {
  writeFileSync(buildStamp, sourcesHash());
}
