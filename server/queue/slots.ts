/** What one job may use of the slots of its process. */
export type Share = {
  /** Takes at most `wanted` slots and says how many it got; 0 when it has to wait. */
  take(wanted: number): number;
  give(count: number): void;
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

  function give(member: Member, count: number): void {
    member.held -= count;
    held -= count;
    for (const { onRoom } of members) onRoom();
  }
  return {
    join(onRoom) {
      const member: Member = { held: 0, onRoom };
      members.add(member);
      return {
        take(wanted) {
          const fair = Math.ceil(limit / members.size);
          const got = Math.max(0, Math.min(wanted, fair - member.held, limit - held));
          member.held += got;
          held += got;
          return got;
        },
        give: (count) => {
          if (count > 0) give(member, count);
        },
        leave() {
          members.delete(member);
          give(member, member.held);
        },
      };
    },
  };
}
