import { orgMutation, orgQuery, router } from '#server/rpc/procedures.ts';
import { canPrompts } from './access.ts';
import { createPrompt } from './create-prompt.ts';
import { deletePrompt } from './delete-prompt.ts';
import { duplicatePrompt } from './duplicate-prompt.ts';
import { previewPrompt } from './preview-prompt.ts';
import { getPrompt, listPrompts, listVersions } from './reads.ts';
import { CreatePrompt, ListPrompts, PromptById, RenderPrompt, UpdatePrompt } from './schema.ts';
import { setPromptStatus } from './set-prompt-status.ts';
import { updatePrompt } from './update-prompt.ts';

export const promptsRouter = router({
  list: orgQuery(canPrompts.read)
    .input(ListPrompts)
    .query(({ ctx, input }) => listPrompts(ctx.scope, input)),
  get: orgQuery(canPrompts.read)
    .input(PromptById)
    .query(({ ctx, input }) => getPrompt(ctx.scope, input.id)),
  versions: orgQuery(canPrompts.read)
    .input(PromptById)
    .query(({ ctx, input }) => listVersions(ctx.scope, input.id)),
  /** Renders text with the organization's variables, without saving anything. */
  render: orgQuery(canPrompts.read)
    .input(RenderPrompt)
    .query(({ ctx, input }) => previewPrompt(ctx.scope, input.content)),
  create: orgMutation(canPrompts.write, 'prompt.created')
    .input(CreatePrompt)
    .mutation(({ ctx, input }) => createPrompt(ctx.scope, input)),
  update: orgMutation(canPrompts.write, 'prompt.updated')
    .input(UpdatePrompt)
    .mutation(({ ctx, input }) => updatePrompt(ctx.scope, input)),
  publish: orgMutation(canPrompts.write, 'prompt.published')
    .input(PromptById)
    .mutation(({ ctx, input }) => setPromptStatus(ctx.scope, input.id, 'PUBLISHED')),
  archive: orgMutation(canPrompts.write, 'prompt.archived')
    .input(PromptById)
    .mutation(({ ctx, input }) => setPromptStatus(ctx.scope, input.id, 'ARCHIVED')),
  duplicate: orgMutation(canPrompts.write, 'prompt.created')
    .input(PromptById)
    .mutation(({ ctx, input }) => duplicatePrompt(ctx.scope, input.id)),
  delete: orgMutation(canPrompts.write, 'prompt.deleted')
    .input(PromptById)
    .mutation(({ ctx, input }) => deletePrompt(ctx.scope, input.id)),
});
