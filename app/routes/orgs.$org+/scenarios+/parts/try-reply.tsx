import { FlaskConical, X } from 'lucide-react';
import { useId } from 'react';
import { Button } from '#app/ui/button.tsx';
import { IconButton } from '#app/ui/icon-button.tsx';
import { type Mark, MarkedText } from '#app/ui/marked-text.tsx';
import { focusSoon } from './focus-soon.ts';

export interface TryReplyProps {
  place: number;
  /** The pasted reply; null while nothing is tried. */
  reply: string | null;
  marks: readonly Mark[];
  problem: string | null;
  onChange: (reply: string | null) => void;
}

/** Where the assistant's reply goes: a gap, or a reply to try the expectations on. */
export function TryReply({ place, reply, marks, problem, onChange }: TryReplyProps) {
  const id = useId();
  const change = (next: string | null) => {
    onChange(next);
    focusSoon(id);
  };
  if (reply === null) {
    return (
      <div className="flex max-w-[min(38rem,94%)] flex-wrap items-center gap-x-3 gap-y-1 rounded-xl rounded-tl-sm border border-line-strong border-dashed py-1.5 pr-1.5 pl-3.5 text-muted text-sm">
        <span>The assistant replies here</span>
        <Button id={id} size="sm" variant="ghost" onClick={() => change('')}>
          <FlaskConical />
          Try a reply
        </Button>
      </div>
    );
  }
  return (
    <div className="w-full max-w-[min(38rem,94%)] overflow-clip rounded-xl rounded-tl-sm border border-line bg-surface shadow-xs">
      <div className="relative">
        <textarea
          dir="auto"
          id={id}
          rows={2}
          value={reply}
          aria-label={`A reply to try in turn ${place}`}
          placeholder="Paste a real reply to see each verdict"
          onChange={(event) => onChange(event.target.value)}
          className="scroll-thin field-sizing-content block max-h-48 w-full resize-none bg-transparent px-3.5 py-2.5 pr-10 text-base leading-relaxed focus-visible:outline-2 focus-visible:outline-accent focus-visible:-outline-offset-2 pointer-coarse:text-lg"
        />
        <IconButton
          label="Stop trying"
          icon={<X />}
          size="sm"
          className="absolute top-1.5 right-1.5"
          onClick={() => change(null)}
        />
      </div>
      {marks.length > 0 && (
        <div className="scroll-thin max-h-72 overflow-y-auto border-line border-t bg-sunken px-3.5 py-2.5 leading-relaxed">
          <MarkedText text={reply} marks={marks} />
        </div>
      )}
      {problem && <p className="border-line border-t px-3.5 py-2 text-error text-xs">{problem}</p>}
    </div>
  );
}
