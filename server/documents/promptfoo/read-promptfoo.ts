import { emptyReading, type Reading } from '../reading.ts';
export function isPromptfoo(_text: string): boolean {
  return false;
}
export function readPromptfoo(
  _file: string,
  _texts: ReadonlyMap<string, string>,
): { reading: Reading; files: string[] } {
  return { reading: emptyReading(), files: [] };
}
