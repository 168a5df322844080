import { orgMutation, orgQuery, router } from '#server/rpc/procedures.ts';
import { canSuites } from './access.ts';
import { addScenarios } from './add-scenarios.ts';
import { createSuite } from './create-suite.ts';
import { deleteSuite } from './delete-suite.ts';
import { duplicateSuite } from './duplicate-suite.ts';
import { listSuites } from './list-suites.ts';
import { moveScenarios } from './move-scenarios.ts';
import { getSuite, previewFilter } from './reads.ts';
import {
  AddScenarios,
  CreateSuite,
  ListSuites,
  MoveScenarios,
  PreviewFilter,
  SuiteById,
  UpdateSuite,
} from './schema.ts';
import { updateSuite } from './update-suite.ts';

export const suitesRouter = router({
  list: orgQuery(canSuites.read)
    .input(ListSuites)
    .query(({ ctx, input }) => listSuites(ctx.scope, input)),
  get: orgQuery(canSuites.read)
    .input(SuiteById)
    .query(({ ctx, input }) => getSuite(ctx.scope, input.id)),
  /** What a filter fits now, without saving anything. */
  preview: orgQuery(canSuites.read)
    .input(PreviewFilter)
    .query(({ ctx, input }) => previewFilter(ctx.scope, input)),
  create: orgMutation(canSuites.write, 'suite.created')
    .input(CreateSuite)
    .mutation(({ ctx, input }) => createSuite(ctx.scope, input)),
  update: orgMutation(canSuites.write, 'suite.updated')
    .input(UpdateSuite)
    .mutation(({ ctx, input }) => updateSuite(ctx.scope, input)),
  duplicate: orgMutation(canSuites.write, 'suite.created')
    .input(SuiteById)
    .mutation(({ ctx, input }) => duplicateSuite(ctx.scope, input.id)),
  delete: orgMutation(canSuites.write, 'suite.deleted')
    .input(SuiteById)
    .mutation(({ ctx, input }) => deleteSuite(ctx.scope, input.id)),
  /** Lists scenarios at the end of a suite. */
  addScenarios: orgMutation(canSuites.write, 'suite.updated')
    .input(AddScenarios)
    .mutation(({ ctx, input }) => addScenarios(ctx.scope, input)),
  /** Takes scenarios out of one suite and lists them in another. */
  moveScenarios: orgMutation(canSuites.write, 'suite.updated')
    .input(MoveScenarios)
    .mutation(({ ctx, input }) => moveScenarios(ctx.scope, input)),
});
