import { useRef, useState } from 'react';
import { toProblem } from '#app/rpc/client.ts';

/**
 * Saves over the version that was opened. A newer one is told of as `conflict`, and saved over only when
 * that is asked for.
 * @param o.reason the refusal that means a newer version, such as `suites.changedMeanwhile`
 */
export function useVersionedSave<Values, Saved extends { version: number }>(o: {
  version: number;
  reason: string;
  write: (values: Values, baseVersion: number) => Promise<Saved>;
  /** The newest version there is. */
  readVersion: () => Promise<number>;
}) {
  const base = useRef(o.version);
  const [conflict, setConflict] = useState<string | null>(null);
  return {
    conflict,
    async save(values: Values): Promise<Saved> {
      const saved = await o.write(values, base.current);
      base.current = saved.version;
      setConflict(null);
      return saved;
    },
    /** True when the refusal is about a newer version, which is then shown as `conflict`. */
    isConflict(thrown: unknown): boolean {
      const { reason, message } = toProblem(thrown);
      if (reason !== o.reason) return false;
      setConflict(message);
      return true;
    },
    /** From now on one's own stands above theirs; save after it. */
    async overwrite(): Promise<void> {
      base.current = await o.readVersion();
    },
  };
}
