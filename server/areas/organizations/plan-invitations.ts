import type { PastedAddress } from './parse-addresses.ts';

/** What becomes of one entry of a pasted list. */
export type InvitationOutcome =
  | 'invite'
  | 'member'
  | 'invited'
  | 'repeated'
  | 'notAnAddress'
  | 'noRoom'
  | 'tooMany';

export type PlannedInvitation = PastedAddress & {
  /** Its place in the list, from 1. */
  position: number;
  outcome: InvitationOutcome;
};

export type InvitationGround = {
  /** Addresses of members. */
  members: ReadonlySet<string>;
  /** Addresses with an open invitation. */
  invited: ReadonlySet<string>;
  /** Places the plan has left. */
  seatsLeft: number;
  /** Invitations left in this hour. */
  invitationsLeft: number;
};

/** Decides for each entry, in order, whether it is invited; the first ones get what is left. */
export function planInvitations(
  entries: readonly PastedAddress[],
  ground: InvitationGround,
): PlannedInvitation[] {
  const seen = new Set<string>();
  let count = 0;
  return entries.map((entry, index) => {
    const outcome = outcomeOf(entry, ground, seen, count);
    if (entry.email !== null) seen.add(entry.email);
    if (outcome === 'invite') count += 1;
    return { ...entry, position: index + 1, outcome };
  });
}

function outcomeOf(
  { email }: PastedAddress,
  { members, invited, seatsLeft, invitationsLeft }: InvitationGround,
  seen: ReadonlySet<string>,
  count: number,
): InvitationOutcome {
  if (email === null) return 'notAnAddress';
  if (seen.has(email)) return 'repeated';
  if (members.has(email)) return 'member';
  if (invited.has(email)) return 'invited';
  if (count >= seatsLeft) return 'noRoom';
  return count >= invitationsLeft ? 'tooMany' : 'invite';
}
