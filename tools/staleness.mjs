import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const buildStamp = 'build/.sources';
const sources = [
  'app',
  'server',
  'cli',
  'prisma',
  'public',
  'package-lock.json',
  'vite.config.ts',
  'tools/build.mjs',
];

/** What a lock file says is installed where: version by path. */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}

/** Whether an installed package is not the one of package-lock.json, by npm's own record of both. */
export function isInstallStale() {
  const record = 'node_modules/.package-lock.json';
  if (!existsSync(record)) return true;
  const installed = packagesOf(record);
  return Object.entries(packagesOf('package-lock.json')).some(
    ([place, { version, optional, peer }]) =>
      place !== '' && !optional && !peer && installed[place]?.version !== version,
  );
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

/** Whether a source changed since the last build. */
export function isBuildStale() {
  return !existsSync(buildStamp) || readFileSync(buildStamp, 'utf8') !== sourcesHash();
}

/** Notes that the build is of the sources as they are. */
export function stampBuild() {
  writeFileSync(buildStamp, sourcesHash());
}
