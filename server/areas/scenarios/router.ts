import { orgMutation, orgQuery, router } from '#server/rpc/procedures.ts';
import { canScenarios } from './access.ts';
import { createScenario } from './create-scenario.ts';
import { deleteScenario } from './delete-scenario.ts';
import { duplicateScenario } from './duplicate-scenario.ts';
import {
  getScenario,
  getScenarioVersion,
  listScenarios,
  listScenarioTags,
  listScenarioVersions,
} from './reads.ts';
import { restoreScenario } from './restore-scenario.ts';
import {
  CreateScenario,
  ListScenarios,
  ListScenarioVersions,
  ScenarioById,
  ScenarioVersionRef,
  TryExpectation,
  UpdateScenario,
} from './schema.ts';
import { setScenarioStatus } from './set-scenario-status.ts';
import { tryExpectation } from './try-expectation.ts';
import { updateScenario } from './update-scenario.ts';

export const scenariosRouter = router({
  list: orgQuery(canScenarios.read)
    .input(ListScenarios)
    .query(({ ctx, input }) => listScenarios(ctx.scope, input)),
  get: orgQuery(canScenarios.read)
    .input(ScenarioById)
    .query(({ ctx, input }) => getScenario(ctx.scope, input.id)),
  tags: orgQuery(canScenarios.read).query(({ ctx }) => listScenarioTags(ctx.scope)),
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
});
