import { canScenarios } from '#server/areas/scenarios/access.ts';
import { orgOwnMutation, orgQuery, router } from '#server/rpc/procedures.ts';
import { discardDraft } from './discard-draft.ts';
import { findDraft, listNewScenarios } from './reads.ts';
import { saveDraft } from './save-draft.ts';
import { DraftByKey, SaveDraft } from './schema.ts';

/** What is not saved yet is its writer's own, and not the organization's content. */
const unsaved = 'One’s own unsaved typing, which nobody else sees.';

export const draftsRouter = router({
  /** One's own draft, or null. */
  get: orgQuery(canScenarios.write)
    .input(DraftByKey)
    .query(({ ctx, input }) => findDraft(ctx.scope, input.key)),
  /** One's own scenarios that were begun and never saved. */
  newScenarios: orgQuery(canScenarios.write).query(({ ctx }) => listNewScenarios(ctx.scope)),
  save: orgOwnMutation(canScenarios.write, unsaved)
    .input(SaveDraft)
    .mutation(({ ctx, input }) => saveDraft(ctx.scope, input)),
  discard: orgOwnMutation(canScenarios.write, unsaved)
    .input(DraftByKey)
    .mutation(({ ctx, input }) => discardDraft(ctx.scope, input.key)),
});
