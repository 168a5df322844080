import { FlaskConical, Pin, X } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { Button } from '#app/ui/button.tsx';
import { IconButton } from '#app/ui/icon-button.tsx';
import type { Mark } from '#app/ui/marked-text.tsx';
import { segmentMarks, strongestTone } from '#app/ui/segment-marks.ts';
import { focusSoon } from './focus-soon.ts';
import { LayeredText } from './layered-text.tsx';

export interface TryReplyProps {
  place: number;
  /** The reply that is tried; null while there is none. */
  reply: string | null;
  /** The reply that is kept with the turn. */
  sample: string | null;
  marks: readonly Mark[];
  problem: string | null;
  /** More ways to come by a reply. */
  children?: ReactNode;
  onChange: (reply: string | null) => void;
  onKeep: (sample: string | null) => void;
}

/** Where the assistant's reply goes: a gap, or a reply to try the expectations on. */
export function TryReply(props: TryReplyProps) {
  const { place, reply, sample, marks, problem, onChange, onKeep } = props;
  const id = useId();
  if (reply === null) {
    return (
      <div className="flex max-w-[min(38rem,94%)] flex-wrap items-center gap-x-3 gap-y-1 rounded-xl rounded-tl-sm border border-line-strong border-dashed py-1.5 pr-1.5 pl-3.5 text-muted text-sm">
        <span>The assistant replies here</span>
        <Button
          id={id}
          size="sm"
          variant="ghost"
          onClick={() => {
            onChange('');
            focusSoon(id);
          }}
        >
          <FlaskConical />
          Try a reply
        </Button>
        {props.children}
      </div>
    );
  }
  const isKept = reply === sample;
  return (
    <div className="w-full max-w-[min(38rem,94%)] overflow-clip rounded-xl rounded-tl-sm border border-line bg-surface shadow-xs has-[textarea:focus-visible]:border-accent has-[textarea:focus-visible]:outline-2 has-[textarea:focus-visible]:outline-accent/30">
      <div className="scroll-thin max-h-80 overflow-y-auto">
        <LayeredText
          id={id}
          data-stop=""
          value={reply}
          onValueChange={onChange}
          marked={<Marks text={reply} marks={marks} />}
          aria-label={`A reply to try in turn ${place}`}
          aria-describedby={problem ? `${id}-problem` : undefined}
          placeholder="Paste a real reply to see each verdict"
          maxLength={200_000}
        />
      </div>
      {problem && (
        <p id={`${id}-problem`} className="border-line border-t px-3.5 py-2 text-error text-xs">
          {problem}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-1 border-line border-t bg-sunken py-0.5 pr-0.5 pl-3 text-muted text-xs">
        <span className="flex-1">{isKept ? 'Sample reply, kept with the turn' : 'On trial'}</span>
        {!isKept && reply.trim() !== '' && (
          <Button size="sm" variant="ghost" onClick={() => onKeep(reply)}>
            <Pin />
            Keep as sample reply
          </Button>
        )}
        {props.children}
        <IconButton
          label={isKept ? 'Remove sample reply' : 'Stop trying'}
          icon={<X />}
          size="sm"
          onClick={() => {
            if (isKept) onKeep(null);
            onChange(null);
            focusSoon(id);
          }}
        />
      </div>
    </div>
  );
}

const looks = {
  pass: 'rounded-[3px] bg-pass-soft underline decoration-2 decoration-pass underline-offset-[3px]',
  fail: 'rounded-[3px] bg-fail-soft underline decoration-2 decoration-fail decoration-wavy underline-offset-[3px]',
  note: 'rounded-[3px] bg-error-soft underline decoration-2 decoration-dotted decoration-error underline-offset-[3px]',
};

function Marks({ text, marks }: { text: string; marks: readonly Mark[] }) {
  return segmentMarks(text, marks).map((segment) => {
    const tone = strongestTone(segment.marks);
    return tone ? (
      <mark key={segment.start} className={`text-transparent ${looks[tone]}`}>
        {segment.text}
      </mark>
    ) : (
      segment.text
    );
  });
}
