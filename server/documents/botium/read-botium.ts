import { emptyReading, type Reading } from '../reading.ts';
export function readBotium(_files: ReadonlyMap<string, string>): {
  reading: Reading;
  files: string[];
} {
  return { reading: emptyReading(), files: [] };
}
