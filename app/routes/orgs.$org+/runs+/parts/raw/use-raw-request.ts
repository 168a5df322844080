import { useCallback, useState } from 'react';
import { toProblem } from '#app/rpc/client.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import type { RawRequest } from './request-text.ts';

type Told = (RawRequest & { notes: readonly string[] }) | { problem: string };

/** What was sent for one turn, read when it is first asked for; `failed` when it could not be read. */
export function useRawRequest(place: { itemId: string; position: number }) {
  const { rpc } = useOrg();
  const { itemId, position } = place;
  const [told, setTold] = useState<Told | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const read = useCallback(async () => {
    setFailed(null);
    try {
      setTold(await rpc.runs.rawRequest.query({ itemId, position }));
    } catch (thrown) {
      setFailed(toProblem(thrown).message);
    }
  }, [rpc, itemId, position]);
  return { told, failed, read };
}
