import { defineArea } from '#server/core/area.ts';
import { suggestionsRouter } from './router.ts';

/** Drafts that a model proposes; people decide what becomes of them. */
export const suggestions = defineArea({
  name: 'suggestions',
  org: { suggestions: suggestionsRouter },
  permissions: [],
});
