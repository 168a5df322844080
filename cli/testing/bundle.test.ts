import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { cliBundle } from '../../tools/cli-bundle.mjs';

/** The whole server that may be in it: how documents are read, and the shapes they have. */
const shared =
  /^server\/(documents\/|core\/(ids|paging|variable-key|access|money)\.ts|rpc\/unstorable-text\.ts|areas\/(prompts|scenarios|suites|targets|variables)\/|outside\/http-endpoint\/)/;

it('is one file, and holds neither database nor server', async () => {
  const { metafile } = await build({ ...cliBundle, outdir: 'out', write: false, metafile: true });
  expect(Object.keys(metafile.outputs)).toEqual(['out/assay.mjs']);
  const [output] = Object.values(metafile.outputs);
  const imported = output?.imports.map(({ path }) => path) ?? [];
  expect(imported.filter((path) => !path.startsWith('node:') && !isOfNode(path))).toEqual([]);
  const inputs = Object.keys(output?.inputs ?? {});
  const foreign = inputs.filter((path) => path.startsWith('server/') && !shared.test(path));
  expect(foreign).toEqual([]);
  const packages = new Set(
    inputs.flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []),
  );
  for (const name of ['@prisma/client', 'pg', 'hono', 'undici', 'react', '@trpc/server/adapters']) {
    expect(packages).not.toContain(name);
  }
});

function isOfNode(path: string): boolean {
  return ['process', 'buffer', 'fs', 'module', 'path', 'stream', 'util', 'crypto'].includes(path);
}
