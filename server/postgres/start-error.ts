/**
 * Assay can't start, and a person can do something about it. The message is one sentence that says
 * what; whoever starts the process prints it alone and exits with a code that is not 0.
 */
export class StartError extends Error {
  override readonly name: string = 'StartError';
}

/** The database holds migrations this code does not know. */
export class DatabaseNewerError extends StartError {
  override readonly name = 'DatabaseNewerError';

  constructor(readonly migration: string) {
    super(
      `The database was migrated by a newer Assay (migration ${migration}). Start that version, or restore a backup.`,
    );
  }
}
