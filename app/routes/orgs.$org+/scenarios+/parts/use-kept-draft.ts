import { useEffect, useMemo, useRef, useState } from 'react';
import { z } from 'zod';
import { toProblem } from '#app/rpc/client.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { createDraftKeeper, type DraftKeeper, type KeepState } from './draft-keeper.ts';
import { KeptDraft } from './kept-draft.ts';

/** What a tab wants kept, in one text that is compared. */
const Wanted = z.object({ kept: KeptDraft, baseVersion: z.number().nullable() });
type Wanted = z.infer<typeof Wanted>;
const wantedText = (wanted: Wanted) => JSON.stringify(Wanted.parse(wanted));

export type FoundDraft = { kept: KeptDraft; baseVersion: number | null; updatedAt: Date };

/** A draft as the server gave it; null when there is none, or none that this editor understands. */
export function readDraft(
  found: { content: unknown; baseVersion: number | null; updatedAt: Date } | null,
): FoundDraft | null {
  const parsed = KeptDraft.safeParse(found?.content);
  if (!found || !parsed.success) return null;
  const { baseVersion, updatedAt } = found;
  return { kept: parsed.data, baseVersion, updatedAt };
}

/**
 * Keeps what is unsaved on the server as it is typed.
 * @param o.unsaved null when nothing is; else the same object until it changes
 */
export function useKeptDraft(o: { key: string; unsaved: Wanted | null; found: FoundDraft | null }) {
  const { rpc } = useOrg();
  const [state, setState] = useState<KeepState>(o.found ? 'kept' : 'none');
  const [keeper, setKeeper] = useState<DraftKeeper | null>(null);
  const { key, found, unsaved } = o;
  const content = useMemo(() => unsaved && wantedText(unsaved), [unsaved]);
  const first = useRef(found && wantedText(found));
  const seen = useRef(found?.updatedAt ?? null);

  useEffect(() => {
    const made = createDraftKeeper(
      {
        save: async (text, after) => {
          const { kept: content, baseVersion } = Wanted.parse(JSON.parse(text));
          const seen = after === undefined ? {} : { seen: after };
          const input = { key, content, baseVersion, ...seen };
          return (await rpc.drafts.save.mutate(input)).updatedAt;
        },
        discard: () => rpc.drafts.discard.mutate({ key }),
        reasonOf: (thrown) => {
          const { reason } = toProblem(thrown);
          if (reason === 'drafts.changedElsewhere') return 'elsewhere';
          return ['input.invalid', 'input.characters', 'request.tooLarge'].includes(reason)
            ? 'refused'
            : 'failed';
        },
      },
      { content: first.current, seen: seen.current },
      setState,
    );
    const again = () => made.flush();
    window.addEventListener('online', again);
    setKeeper(made);
    return () => {
      window.removeEventListener('online', again);
      made.flush();
    };
  }, [rpc, key]);

  useEffect(() => keeper?.want(content), [keeper, content]);

  return {
    state,
    /** Puts what this tab has over what another one kept. */
    insist: () => keeper?.insist(),
    /** What another tab or device kept, which this one goes on from. */
    async takeOther(): Promise<FoundDraft | null> {
      const other = readDraft(await rpc.drafts.get.query({ key }));
      if (other) keeper?.adopt(wantedText(other), other.updatedAt);
      else keeper?.insist();
      return other;
    },
  };
}
