import { orgMutation, orgQuery, orgStream, router } from '#server/rpc/procedures.ts';
import { canScenarios } from './access.ts';
import { bulkDelete } from './bulk-delete.ts';
import { bulkDuplicate } from './bulk-duplicate.ts';
import { bulkArchive, bulkPublish, bulkSetStatus } from './bulk-set-status.ts';
import { bulkTag } from './bulk-tag.ts';
import { createScenario } from './create-scenario.ts';
import { deleteScenario } from './delete-scenario.ts';
import { duplicateScenario } from './duplicate-scenario.ts';
import {
  getScenario,
  getScenarioVersion,
  listScenarioLocales,
  listScenarioTags,
  listScenarioVersions,
} from './reads.ts';
import { listScenarios } from './reads-list.ts';
import { restoreScenario } from './restore-scenario.ts';
import {
  BulkDuplicate,
  BulkScenarios,
  BulkSetStatus,
  BulkTag,
  CreateScenario,
  ListScenarios,
  ListScenarioVersions,
  ReadTranscript,
  ScenarioById,
  ScenarioVersionRef,
  TryExpectation,
  TryExpectations,
  UpdateScenario,
} from './schema.ts';
import { setScenarioStatus } from './set-scenario-status.ts';
import { readTranscript } from './transcript-read.ts';
import { tryExpectation, tryExpectations } from './try-expectation.ts';
import { updateScenario } from './update-scenario.ts';
import { watchScenario } from './watch-scenario.ts';

export const scenariosRouter = router({
  list: orgQuery(canScenarios.read)
    .input(ListScenarios)
    .query(({ ctx, input }) => listScenarios(ctx.scope, input)),
  get: orgQuery(canScenarios.read)
    .input(ScenarioById)
    .query(({ ctx, input }) => getScenario(ctx.scope, input.id)),
  tags: orgQuery(canScenarios.read).query(({ ctx }) => listScenarioTags(ctx.scope)),
  locales: orgQuery(canScenarios.read).query(({ ctx }) => listScenarioLocales(ctx.scope)),
  versions: orgQuery(canScenarios.read)
    .input(ListScenarioVersions)
    .query(({ ctx, input }) => listScenarioVersions(ctx.scope, input)),
  version: orgQuery(canScenarios.read)
    .input(ScenarioVersionRef)
    .query(({ ctx, input }) => getScenarioVersion(ctx.scope, input.id, input.version)),
  /** Judges a pasted reply by one expectation, without saving anything. */
  tryExpectation: orgQuery(canScenarios.read)
    .input(TryExpectation)
    .query(({ input }) => tryExpectation(input.expectation, input.text)),
  /** The same by several at once, in their order. */
  tryExpectations: orgQuery(canScenarios.read)
    .input(TryExpectations)
    .query(({ input }) => tryExpectations(input.expectations, input.text)),
  /** Reads who said what in a pasted conversation, without saving anything. */
  readTranscript: orgQuery(canScenarios.write)
    .input(ReadTranscript)
    .query(({ input }) => readTranscript(input.text, input.roles)),
  /** The newest save, and each one that follows. */
  watch: orgStream(canScenarios.read)
    .input(ScenarioById)
    .subscription(({ ctx, input, signal }) =>
      watchScenario(ctx.open, ctx.services.events, {
        orgId: ctx.org.id,
        scenarioId: input.id,
        signal: signal ?? new AbortController().signal,
      }),
    ),
  create: orgMutation(canScenarios.write, 'scenario.created')
    .input(CreateScenario)
    .mutation(({ ctx, input }) => createScenario(ctx.scope, input)),
  update: orgMutation(canScenarios.write, 'scenario.updated')
    .input(UpdateScenario)
    .mutation(({ ctx, input }) => updateScenario(ctx.scope, input)),
  publish: orgMutation(canScenarios.write, 'scenario.published')
    .input(ScenarioById)
    .mutation(({ ctx, input }) => setScenarioStatus(ctx.scope, input.id, 'PUBLISHED')),
  archive: orgMutation(canScenarios.write, 'scenario.archived')
    .input(ScenarioById)
    .mutation(({ ctx, input }) => setScenarioStatus(ctx.scope, input.id, 'ARCHIVED')),
  restore: orgMutation(canScenarios.write, 'scenario.restored')
    .input(ScenarioVersionRef)
    .mutation(({ ctx, input }) => restoreScenario(ctx.scope, input.id, input.version)),
  duplicate: orgMutation(canScenarios.write, 'scenario.created')
    .input(ScenarioById)
    .mutation(({ ctx, input }) => duplicateScenario(ctx.scope, input.id)),
  delete: orgMutation(canScenarios.write, 'scenario.deleted')
    .input(ScenarioById)
    .mutation(({ ctx, input }) => deleteScenario(ctx.scope, input.id)),
  /** Adds tags to many scenarios and takes others from them. */
  bulkTag: orgMutation(canScenarios.write, 'scenario.updated')
    .input(BulkTag)
    .mutation(({ ctx, input }) => bulkTag(ctx.scope, input)),
  bulkPublish: orgMutation(canScenarios.write, 'scenario.published')
    .input(BulkScenarios)
    .mutation(({ ctx, input }) => bulkPublish(ctx.scope, input.ids)),
  bulkArchive: orgMutation(canScenarios.write, 'scenario.archived')
    .input(BulkScenarios)
    .mutation(({ ctx, input }) => bulkArchive(ctx.scope, input.ids)),
  /** Brings many scenarios back to the status each of them had. */
  bulkSetStatus: orgMutation(canScenarios.write, 'scenario.updated')
    .input(BulkSetStatus)
    .mutation(({ ctx, input }) => bulkSetStatus(ctx.scope, input.items, 'scenario.updated')),
  bulkDuplicate: orgMutation(canScenarios.write, 'scenario.created')
    .input(BulkDuplicate)
    .mutation(({ ctx, input }) => bulkDuplicate(ctx.scope, input.ids)),
  bulkDelete: orgMutation(canScenarios.write, 'scenario.deleted')
    .input(BulkScenarios)
    .mutation(({ ctx, input }) => bulkDelete(ctx.scope, input.ids)),
});
