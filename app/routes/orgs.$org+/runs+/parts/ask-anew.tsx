import { useEffect, useState } from 'react';
import { useOrg } from '#app/rpc/use-org.ts';
import { Switch } from '#app/ui/switch.tsx';

export interface AskAnewProps {
  checked: boolean;
  onCheckedChange: (askAnew: boolean) => void;
}

/** Leaves out replies of the past for one run; shows where the organization uses them again. */
export function AskAnew(props: AskAnewProps) {
  const { rpc } = useOrg();
  const [keptDays, setKeptDays] = useState<number | null>(null);
  useEffect(() => {
    const leave = new AbortController();
    rpc.replyCache.get.query(undefined, { signal: leave.signal }).then(
      (cache) => setKeptDays(cache.isOn ? cache.keptDays : null),
      // Without an answer the run does as the organization says.
      () => undefined,
    );
    return () => leave.abort();
  }, [rpc]);
  if (keptDays === null) return null;
  const days = keptDays === 1 ? 'the last day' : `the last ${keptDays} days`;
  return (
    <Switch
      {...props}
      label="Ask anew"
      hint={`Asks models for each reply, instead of using those of ${days} again.`}
    />
  );
}
