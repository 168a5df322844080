/**
 * Something said, before anybody has decided who is who. `line` is 1-based, or the place of a message in
 * JSON; `raw` is all of it as it was written.
 */
export type Heard = { speaker: string; text: string; line: number; raw: string };

/** What became no part of the conversation, and why. */
export type Stray = { line: number; text: string; why: string };
