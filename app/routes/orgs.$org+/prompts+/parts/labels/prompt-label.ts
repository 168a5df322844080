/** A label as the pages of a prompt show it. */
export interface PromptLabel {
  name: string;
  version: number;
  /** It moves only to a version this suite is green on. */
  requiredSuite: { id: string; name: string } | null;
  movedBy: string | null;
  movedAt: Date;
  /** The targets that follow it. */
  targets: readonly { id: string; name: string }[];
}

/** Names that most teams want, offered while the prompt doesn’t have them. */
export const offeredLabels = ['production', 'staging'] as const;
