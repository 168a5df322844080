import { orgMutation, orgQuery, router } from '#server/rpc/procedures.ts';
import { canPrompts } from './access.ts';
import { createPrompt } from './create-prompt.ts';
import { deletePrompt } from './delete-prompt.ts';
import { duplicatePrompt } from './duplicate-prompt.ts';
import { guardLabel } from './guard-label.ts';
import { checkLabel, listLabels } from './label-reads.ts';
import { moveLabel } from './move-label.ts';
import { previewPrompt } from './preview-prompt.ts';
import { getPrompt, listPrompts, listPromptTags } from './reads.ts';
import { removeLabel } from './remove-label.ts';
import { restorePrompt } from './restore-prompt.ts';
import {
  CheckLabel,
  CreatePrompt,
  GuardLabel,
  LabelRef,
  ListPrompts,
  ListPromptVersions,
  MoveLabel,
  PromptById,
  PromptVersionRef,
  RenderPrompt,
  UpdatePrompt,
} from './schema.ts';
import { setPromptStatus } from './set-prompt-status.ts';
import { updatePrompt } from './update-prompt.ts';
import { getPromptVersion, listPromptVersions } from './version-reads.ts';

export const promptsRouter = router({
  list: orgQuery(canPrompts.read)
    .input(ListPrompts)
    .query(({ ctx, input }) => listPrompts(ctx.scope, input)),
  get: orgQuery(canPrompts.read)
    .input(PromptById)
    .query(({ ctx, input }) => getPrompt(ctx.scope, input.id)),
  tags: orgQuery(canPrompts.read).query(({ ctx }) => listPromptTags(ctx.scope)),
  versions: orgQuery(canPrompts.read)
    .input(ListPromptVersions)
    .query(({ ctx, input }) => listPromptVersions(ctx.scope, input)),
  version: orgQuery(canPrompts.read)
    .input(PromptVersionRef)
    .query(({ ctx, input }) => getPromptVersion(ctx.scope, input.id, input.version)),
  labels: orgQuery(canPrompts.read)
    .input(PromptById)
    .query(({ ctx, input }) => listLabels(ctx.scope, input.id)),
  checkLabel: orgQuery(canPrompts.write)
    .input(CheckLabel)
    .query(({ ctx, input }) => checkLabel(ctx.scope, input)),
  /** Renders text with the organization's variables, without saving anything. */
  render: orgQuery(canPrompts.read)
    .input(RenderPrompt)
    .query(({ ctx, input }) => previewPrompt(ctx.scope, input)),
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
  restore: orgMutation(canPrompts.write, 'prompt.restored')
    .input(PromptVersionRef)
    .mutation(({ ctx, input }) => restorePrompt(ctx.scope, input.id, input.version)),
  label: orgMutation(canPrompts.write, 'prompt.labelMoved')
    .input(MoveLabel)
    .mutation(({ ctx, input }) => moveLabel(ctx.scope, input)),
  unlabel: orgMutation(canPrompts.write, 'prompt.labelRemoved')
    .input(LabelRef)
    .mutation(({ ctx, input }) => removeLabel(ctx.scope, input)),
  guardLabel: orgMutation(canPrompts.write, 'prompt.labelGuarded')
    .input(GuardLabel)
    .mutation(({ ctx, input }) => guardLabel(ctx.scope, input)),
  duplicate: orgMutation(canPrompts.write, 'prompt.created')
    .input(PromptById)
    .mutation(({ ctx, input }) => duplicatePrompt(ctx.scope, input.id)),
  delete: orgMutation(canPrompts.write, 'prompt.deleted')
    .input(PromptById)
    .mutation(({ ctx, input }) => deletePrompt(ctx.scope, input.id)),
});
