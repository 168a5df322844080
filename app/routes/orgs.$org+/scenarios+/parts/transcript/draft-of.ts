import { blankDraft } from '../blank-draft.ts';
import { type KeptDraft, toKept } from '../kept-draft.ts';
import type { ReadTurn } from './transcript-preview.tsx';

/** A new scenario with the turns of a transcript; the replies are samples without expectations yet. */
export function draftOfTranscript(turns: readonly ReadTurn[]): KeptDraft {
  return {
    base: null,
    draft: {
      ...toKept(blankDraft),
      turns: turns.map((turn) =>
        turn.kind === 'USER' ? turn : { kind: 'EXPECT', expectations: [], sample: turn.sample },
      ),
    },
  };
}
