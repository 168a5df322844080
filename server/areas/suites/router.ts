import { orgMutation, orgQuery, router } from '#server/rpc/procedures.ts';
import { canSuites } from './access.ts';
import { createSuite } from './create-suite.ts';
import { deleteSuite } from './delete-suite.ts';
import { duplicateSuite } from './duplicate-suite.ts';
import { getSuite, listSuites } from './reads.ts';
import { CreateSuite, ListSuites, SuiteById, UpdateSuite } from './schema.ts';
import { updateSuite } from './update-suite.ts';

export const suitesRouter = router({
  list: orgQuery(canSuites.read)
    .input(ListSuites)
    .query(({ ctx, input }) => listSuites(ctx.scope, input)),
  get: orgQuery(canSuites.read)
    .input(SuiteById)
    .query(({ ctx, input }) => getSuite(ctx.scope, input.id)),
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
});
