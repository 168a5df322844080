type From = { ipAddress: string | null; userAgent: string | null };

/** Who acts: a signed-in person, a program with an API token, or background work. */
export type Actor =
  | ({ kind: 'user'; id: string; label: string } & From)
  | ({ kind: 'token'; id: string; label: string } & From)
  | { kind: 'job'; id: string | null; label: string; ipAddress: null; userAgent: null };

/** Somebody an organization does not know: who was refused there, never who does something. */
export type Stranger = { kind: 'stranger'; id: null; label: string } & From;

/** The actor of background work that `job` does. */
export function jobActor(job: string): Actor {
  return { kind: 'job', id: null, label: job, ipAddress: null, userAgent: null };
}
