import { cn } from './cn.ts';
import { type Mark, type MarkTone, segmentMarks, strongestTone } from './segment-marks.ts';

export type { Mark } from './segment-marks.ts';

const looks: Record<MarkTone, { mark: string; word: string }> = {
  pass: { mark: 'bg-pass-soft decoration-pass decoration-2', word: 'matched' },
  fail: { mark: 'bg-fail-soft decoration-fail decoration-2 decoration-wavy', word: 'failed' },
  note: { mark: 'bg-error-soft decoration-error decoration-dotted decoration-2', word: 'noted' },
};

export interface MarkedTextProps {
  text: string;
  marks?: readonly Mark[];
  className?: string;
}

/**
 * A text with evidence marked in it, white space kept and the direction taken from the text. Tones
 * differ by underline as well as by colour, and each mark says its label to screen readers.
 */
export function MarkedText({ text, marks = [], className }: MarkedTextProps) {
  return (
    <span
      dir="auto"
      className={cn('block whitespace-pre-wrap [overflow-wrap:anywhere]', className)}
    >
      {segmentMarks(text, marks).map((segment) => {
        const tone = strongestTone(segment.marks);
        if (!tone) return segment.text;
        const { mark, word } = looks[tone];
        const labels = [...new Set(segment.marks.flatMap(({ label }) => label ?? []))];
        return (
          <mark
            key={segment.start}
            title={labels.join(' · ') || undefined}
            className={cn(
              'rounded-[3px] box-decoration-clone px-px py-0.5 text-ink underline underline-offset-[3px]',
              mark,
            )}
          >
            {segment.text}
            <span className="sr-only select-none"> ({[word, ...labels].join(': ')}) </span>
          </mark>
        );
      })}
    </span>
  );
}
