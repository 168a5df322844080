import { Select } from '#app/ui/select.tsx';
import type { TranscriptRole } from '#server/areas/scenarios/schema.ts';

export type Speaker = { name: string; count: number; first: string; role: TranscriptRole | null };

const options = [
  { value: 'USER', label: 'the user' },
  { value: 'ASSISTANT', label: 'the assistant' },
  { value: 'OUT', label: 'left out' },
  { value: 'TEXT', label: 'no speaker, but part of the text' },
] as const;

/** Who is who in a transcript: guessed by name where the name says it, asked where it doesn't. */
export function SpeakerRoles(props: {
  speakers: readonly Speaker[];
  onChoose: (name: string, role: TranscriptRole) => void;
}) {
  return (
    <ul aria-label="Who is who" className="flex flex-col gap-3">
      {props.speakers.map(({ name, count, first, role }) => (
        <li key={name} className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <div className="min-w-0 flex-1 basis-40">
            <p className="truncate font-medium text-sm">{name || 'Lines without a name'}</p>
            <p className="truncate text-muted text-xs">
              {count === 1 ? 'once' : `${count} times`} · {first}
            </p>
          </div>
          <Select<TranscriptRole>
            aria-label={`${name || 'Lines without a name'} is`}
            className="w-full sm:w-56"
            placeholder="Who is this?"
            options={[...options]}
            value={role ?? undefined}
            onValueChange={(chosen) => props.onChoose(name, chosen)}
          />
        </li>
      ))}
    </ul>
  );
}
