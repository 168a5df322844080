import { useEffect, useState } from 'react';
import { useOrg } from '#app/rpc/use-org.ts';
import { canPlan } from '#server/areas/plans/access.ts';
import { UsageNotices, type UsageNoticesProps } from './usage-notices.tsx';

/** Before a run is started: what of runs and storage is nearly or all used up. */
export function RunUsageNotice() {
  const org = useOrg();
  const { rpc } = org;
  const isAllowed = org.may(canPlan.read);
  const [usage, setUsage] = useState<UsageNoticesProps['usage'] | null>(null);
  useEffect(() => {
    if (!isAllowed) return;
    const ending = new AbortController();
    rpc.org.usage.query(undefined, { signal: ending.signal }).then(
      ({ runs, storage, money }) => setUsage({ runs, storage, money }),
      // The start itself says what is used up; this is only said early.
      () => undefined,
    );
    return () => ending.abort();
  }, [rpc, isAllowed]);
  return usage && <UsageNotices usage={usage} />;
}
