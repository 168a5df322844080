import type { ReplyStream } from '#server/areas/targets/schema.ts';

/** How a reply comes, in words. */
export const streamNames: Record<ReplyStream, string> = {
  NONE: 'In one JSON answer',
  SSE: 'In server-sent events',
  CHUNKS: 'In pieces of text, or lines of JSON',
};
