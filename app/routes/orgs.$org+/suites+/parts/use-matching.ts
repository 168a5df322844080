import { useOrg } from '#app/rpc/use-org.ts';
import { SuiteFilter } from '#server/areas/suites/schema.ts';
import { type Live, useLive } from '../../parts/use-live.ts';
import type { SuiteScenario } from './suite-form.ts';

export type Matching = { count: number; rowCount: number; items: SuiteScenario[] };

/** What a filter fits now, asked again as it changes; nothing for no filter. */
export function useMatching(filter: unknown): Live<Matching> {
  const org = useOrg();
  const parsed = SuiteFilter.safeParse(filter);
  const key = parsed.success ? JSON.stringify(parsed.data) : null;
  return useLive(key, (signal) =>
    org.rpc.suites.preview.query({ filter: parsed.data ?? {} }, { signal }),
  );
}
