/** Who acts: a signed-in person, or background work on behalf of one. */
export type Actor =
  | { kind: 'user'; id: string; label: string; ipAddress: string | null; userAgent: string | null }
  | { kind: 'job'; id: string | null; label: string; ipAddress: null; userAgent: null };

/** The actor of background work that `job` does. */
export function jobActor(job: string): Actor {
  return { kind: 'job', id: null, label: job, ipAddress: null, userAgent: null };
}
