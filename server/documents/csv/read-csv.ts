import { emptyReading, type Reading } from '../reading.ts';
export function readCsv(_file: string, _text: string): Reading {
  return emptyReading();
}
