import { Ban, type LucideIcon, Regex, Scale, TextQuote, TextSearch } from 'lucide-react';
import type { ExpectationKind } from './describe-expectation.ts';

/** The sign of each kind of expectation. */
export const kindIcons: Record<ExpectationKind, LucideIcon> = {
  MUST_CONTAIN: TextQuote,
  MUST_CONTAIN_ANY: TextSearch,
  MUST_NOT_CONTAIN: Ban,
  REGEX: Regex,
  SEMANTIC_ASSERT: Scale,
};
