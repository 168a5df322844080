import { openApiKey } from '#server/areas/keys/index.ts';
import { newId } from '#server/core/ids.ts';
import { openMemberScope } from '#server/core/scope.ts';
import { createSecrets } from '#server/core/secrets/index.ts';
import { createRootKeys } from '#server/core/secrets/root-keys.ts';
import { createScrubber } from '#server/core/secrets/scrubber.ts';
import { readKeyRing } from '#server/start/key-files.ts';
import { medianMs } from './median-ms.ts';
import type { Measurement } from './report.ts';
import type { Stage } from './stage.ts';

/** What it costs a conversation of a run to have its model's key opened. */
export async function sealedRead({ api, assay, client, who }: Stage): Promise<Measurement[]> {
  await api.apiKeys.set.mutate({ provider: 'OPENAI', key: 'sk-bench-0123456789abcdef' });
  const files = { rootKeyFile: null, otherRootKeyFiles: [], rootKeyIn: 'file' } as const;
  const rootKeys = createRootKeys(() => readKeyRing({ dataDir: assay.dataDir, ...files }));
  const scrubber = createScrubber();
  const secrets = createSecrets({ rootKeys, scrubber, usedRootKeys: async () => [] });
  const ours = client();
  const purpose = { kind: 'run', id: newId(), name: 'Bench' } as const;
  const sealed = await medianMs(500, () =>
    openMemberScope(ours, who, (scope) => openApiKey(scope, { secrets }, 'OPENAI', { purpose })),
  );
  const plain = await medianMs(500, () =>
    openMemberScope(ours, who, (scope) =>
      scope.db.apiKey.findFirst({ where: { provider: 'OPENAI' } }),
    ),
  );
  await ours.close();
  return [
    {
      what: 'a sealed secret opened, its use noted, over its row read',
      value: `${sealed.toFixed(2)} ms / ${plain.toFixed(2)} ms`,
      ratio: sealed / plain,
      limit: 4,
    },
  ];
}
