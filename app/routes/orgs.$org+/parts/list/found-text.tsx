import { segmentMarks } from '#app/ui/segment-marks.ts';

export interface FoundTextProps {
  text: string;
  /** What a search found in it, in UTF-16 code units. */
  marks: readonly { start: number; end: number }[];
  className?: string;
}

/** A text with what a search found in it marked. */
export function FoundText({ text, marks, className }: FoundTextProps) {
  const segments = segmentMarks(
    text,
    marks.map(({ start, end }) => ({ start, end, tone: 'note' as const })),
  );
  return (
    <span dir="auto" className={className}>
      {segments.map((segment) =>
        segment.marks.length > 0 ? (
          <mark
            key={segment.start}
            className="rounded-[3px] bg-accent-soft px-px font-medium text-ink"
          >
            {segment.text}
          </mark>
        ) : (
          segment.text
        ),
      )}
    </span>
  );
}
