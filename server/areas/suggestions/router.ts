import { canScenarios } from '#server/areas/scenarios/access.ts';
import { orgAction, router } from '#server/rpc/procedures.ts';
import { SuggestExpectations, SuggestVariations } from './schema.ts';
import { suggestExpectations } from './suggest-expectations.ts';
import { suggestVariations } from './suggest-variations.ts';

export const suggestionsRouter = router({
  /** What a reply could be judged by, as a model sees it. Nothing is kept. */
  expectations: orgAction(canScenarios.write, 'target.asked')
    .input(SuggestExpectations)
    .mutation(({ ctx, input, signal }) =>
      suggestExpectations(ctx.open, ctx.services, input, signal ?? new AbortController().signal),
    ),
  /** Drafts that say one turn of the user in other words, marked as suggested. */
  variations: orgAction(canScenarios.write, 'scenario.suggested')
    .input(SuggestVariations)
    .mutation(({ ctx, input, signal }) =>
      suggestVariations(ctx.open, ctx.services, input, signal ?? new AbortController().signal),
    ),
});
