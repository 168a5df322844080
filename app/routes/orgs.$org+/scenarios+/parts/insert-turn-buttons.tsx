import { ClipboardCheck, MessageSquare, Plus } from 'lucide-react';
import { Button } from '#app/ui/button.tsx';

export interface InsertTurnButtonsProps {
  /** Where they stand, for their names: "after turn 2". */
  where: string;
  canExpect: boolean;
  onInsert: (kind: 'USER' | 'EXPECT') => void;
}

/** Between two turns: a line that offers a new one when hovered or focused. */
export function InsertBetween({ where, canExpect, onInsert }: InsertTurnButtonsProps) {
  return (
    <div className="flex h-7 items-center justify-center gap-1 opacity-0 transition-opacity focus-within:opacity-100 hover:opacity-100 pointer-coarse:h-auto pointer-coarse:opacity-100">
      <span aria-hidden="true" className="h-px flex-1 bg-line" />
      <Button size="sm" variant="ghost" onClick={() => onInsert('USER')}>
        <Plus />
        User<span className="sr-only"> turn {where}</span>
      </Button>
      {canExpect && (
        <Button size="sm" variant="ghost" onClick={() => onInsert('EXPECT')}>
          <Plus />
          Reply<span className="sr-only"> with expectations {where}</span>
        </Button>
      )}
      <span aria-hidden="true" className="h-px flex-1 bg-line" />
    </div>
  );
}

/** At the end of the conversation: what comes next. */
export function AppendTurn({ canExpect, onInsert }: Omit<InsertTurnButtonsProps, 'where'>) {
  return (
    <div className="mt-6 flex flex-wrap justify-center gap-2 border-line border-t border-dashed pt-5">
      <Button onClick={() => onInsert('USER')}>
        <MessageSquare />
        User says
      </Button>
      <Button disabled={!canExpect} onClick={() => onInsert('EXPECT')}>
        <ClipboardCheck />
        Expect of the reply
      </Button>
    </div>
  );
}
