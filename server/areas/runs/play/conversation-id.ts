import { createHash } from 'node:crypto';

/**
 * What a conversation is called by whoever is asked. Each time it is played again it has another name, or an
 * endpoint would go on with the one before, or answer what it had answered; within one time it keeps its
 * name, whatever worker plays it.
 * @param item `replays`: how often it was made to be played again
 */
export function conversationIdOf({ id, replays }: { id: string; replays: number }): string {
  if (replays === 0) return id;
  const digest = createHash('sha256').update(`${id}:${replays}`).digest();
  // A UUID of version 8 (RFC 9562), as it may go where the id of the item went.
  digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x80, 6);
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = digest.toString('hex', 0, 16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}
