/** What `audit.verify` answers. */
export interface LogCheck {
  isWhole: boolean;
  events: number;
  expired: number;
  head: { seq: string; hash: string };
  /** Heads kept outside the database that were compared. */
  anchors: number;
  faults: readonly { seq: string | null; kind: string; eventId: string | null }[];
}

const faultTexts: Readonly<Record<string, string>> = {
  edited: 'an event was changed',
  deleted: 'an event was taken out',
  inserted: 'an event was put in',
  broken: 'the chain is broken',
  missing: 'a part of the chain is missing',
  cut: 'the end of the log was cut off',
  anchor: 'it differs from what was noted outside the database',
};

/** The outcome of a check in words. */
export function logCheckText(check: LogCheck): { isWhole: boolean; title: string; text: string } {
  const { isWhole, events, expired, head, anchors, faults } = check;
  if (isWhole) {
    const count = `${events.toLocaleString('en')} ${events === 1 ? 'event is' : 'events are'} as written`;
    const gone = expired > 0 ? `, ${expired.toLocaleString('en')} are gone after their time` : '';
    return {
      isWhole,
      title: 'Nobody changed the log',
      text: `${count}${gone}. The chain ends at ${head.seq} with ${head.hash.slice(0, 16)}…. ${anchorsText(anchors)}`,
    };
  }
  const [first] = faults;
  const what = faultTexts[first?.kind ?? ''] ?? 'it is not as it was written';
  const where = first?.seq ? ` at place ${first.seq} of the chain` : '';
  const more = faults.length > 1 ? ` ${faults.length - 1} more were found.` : '';
  return {
    isWhole,
    title: 'The log was changed',
    text: `The first fault: ${what}${where}.${more} Whoever runs this installation finds more with npm run audit:verify.`,
  };
}

function anchorsText(anchors: number): string {
  if (anchors === 0) {
    return 'There was no head noted outside the database to compare it with; one is noted every ten minutes, on the machine that works on jobs.';
  }
  const heads = anchors === 1 ? 'the head' : `the ${anchors.toLocaleString('en')} heads`;
  return `It goes through ${heads} noted outside the database.`;
}
