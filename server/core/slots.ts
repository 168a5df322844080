/** What one job may use of the slots of its process. */
export type Share = {
  /** Takes at most `wanted` slots and says how many it got; 0 when it has to wait. */
  take(wanted: number): number;
  /** How many slots its fair part is at this moment. */
  most(): number;
  /** Gives back one slot after use; the other jobs are told that there is room. */
  give(): void;
  /** Gives back everything. */
  leave(): void;
};

export type Slots = {
  /** Adds a job; `onRoom` is called when a slot that it might take becomes free. */
  join(onRoom: () => void): Share;
};

type Member = { held: number; onRoom: () => void };

/**
 * The process' limit of things done at the same time, divided evenly among the jobs that want some:
 * one that came first gives way as its slots become free.
 */
export function createSlots(limit: number): Slots {
  const members = new Set<Member>();
  let held = 0;

  const fairPart = () => Math.ceil(limit / members.size);
  function give(member: Member, count: number): void {
    member.held -= count;
    held -= count;
  }
  function tellOthers(member: Member): void {
    for (const other of members) if (other !== member) other.onRoom();
  }
  return {
    join(onRoom) {
      const member: Member = { held: 0, onRoom };
      members.add(member);
      return {
        take(wanted) {
          const got = Math.max(0, Math.min(wanted, fairPart() - member.held, limit - held));
          member.held += got;
          held += got;
          return got;
        },
        most: fairPart,
        give() {
          give(member, 1);
          tellOthers(member);
        },
        leave() {
          members.delete(member);
          give(member, member.held);
          tellOthers(member);
        },
      };
    },
  };
}
