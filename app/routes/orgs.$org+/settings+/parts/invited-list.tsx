import { Badge } from '#app/ui/badge.tsx';
import { CopyButton } from '#app/ui/copy-button.tsx';

/** One entry of a pasted list, as `invitations.preview` and `invitations.createMany` answer. */
export interface InvitedLine {
  /** Its place in the list, from 1. */
  position: number;
  text: string;
  email: string | null;
  outcome: 'invite' | 'member' | 'invited' | 'repeated' | 'notAnAddress' | 'noRoom' | 'tooMany';
  /** The link to pass on, where no mail is sent. */
  link?: string | null;
}

const outcomes = {
  invite: { label: 'Will be invited', done: 'Invited', tone: 'pass' },
  member: { label: 'Member already', tone: 'neutral' },
  invited: { label: 'Invited already', tone: 'neutral' },
  repeated: { label: 'Twice in the list', tone: 'neutral' },
  notAnAddress: { label: 'Not an address', tone: 'fail' },
  noRoom: { label: 'No room in the plan', tone: 'error' },
  tooMany: { label: 'Too many this hour', tone: 'error' },
} as const;

/** What will become, or has become, of each entry of a pasted list. */
export function InvitedList({
  lines,
  isDone,
}: {
  lines: readonly InvitedLine[];
  isDone?: boolean;
}) {
  const links = lines.flatMap(({ email, link }) => (link ? `${email} ${link}` : []));
  const invited = lines.filter(({ outcome }) => outcome === 'invite').length;
  return (
    <div className="flex flex-col gap-3">
      {isDone && (
        <p role="status" className="text-pretty text-muted">
          {invited} of {lines.length} {lines.length === 1 ? 'entry was' : 'entries were'} invited.
          {links.length > 0 &&
            ' This server sends no mail, so pass the links on yourself. They are shown only now.'}
        </p>
      )}
      <ul
        aria-label="Entries of the list"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
        tabIndex={0}
        className="focus-ring scroll-thin max-h-80 divide-y divide-line overflow-y-auto rounded-md border border-line"
      >
        {lines.map((line) => (
          <Line key={line.position} line={line} isDone={isDone ?? false} />
        ))}
      </ul>
      {links.length > 0 && (
        <div>
          <CopyButton text={links.join('\n')} label="Copy all links" withText size="md" />
        </div>
      )}
    </div>
  );
}

function Line({ line, isDone }: { line: InvitedLine; isDone: boolean }) {
  const { label, tone, ...rest } = outcomes[line.outcome];
  const { email, text, link } = line;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 px-3 py-2">
      <span className="min-w-0 [overflow-wrap:anywhere]">{email ?? text}</span>
      <span className="flex items-center gap-2">
        <Badge tone={tone}>{isDone && 'done' in rest ? rest.done : label}</Badge>
        {link && <CopyButton text={link} label={`Copy the link for ${email}`} />}
      </span>
    </li>
  );
}
