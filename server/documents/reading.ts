import type { PlacedDocument } from './read-documents.ts';
import type { DocumentProblem } from './yaml-source.ts';

/** Something in a file of another tool that has no equal here. */
export type Unmapped = {
  file: string;
  /** 1-based. */
  line: number;
  /** The key or line it is about, as the file says it. */
  what: string;
  /** Why it has no equal, and what to do instead. */
  why: string;
};

/** What came out of files: documents beside everything that did not become one. */
export type Reading = {
  documents: PlacedDocument[];
  /** What keeps the import from going on. */
  problems: DocumentProblem[];
  /** What is left out. */
  unmapped: Unmapped[];
  /** How something was understood that could be understood otherwise. */
  notes: Unmapped[];
};

export function emptyReading(): Reading {
  return { documents: [], problems: [], unmapped: [], notes: [] };
}

/** Adds what a part gave to the whole. */
export function addReading(whole: Reading, part: Partial<Reading>): void {
  whole.documents.push(...(part.documents ?? []));
  whole.problems.push(...(part.problems ?? []));
  whole.unmapped.push(...(part.unmapped ?? []));
  whole.notes.push(...(part.notes ?? []));
}
