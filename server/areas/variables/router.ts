import { orgMutation, orgQuery, router } from '#server/rpc/procedures.ts';
import { canVariables } from './access.ts';
import { createVariable } from './create-variable.ts';
import { deleteVariable } from './delete-variable.ts';
import { getVariable, listVariables } from './reads.ts';
import { CreateVariable, ListVariables, UpdateVariable, VariableById } from './schema.ts';
import { updateVariable } from './update-variable.ts';

export const variablesRouter = router({
  list: orgQuery(canVariables.read)
    .input(ListVariables)
    .query(({ ctx, input }) => listVariables(ctx.scope, input)),
  get: orgQuery(canVariables.read)
    .input(VariableById)
    .query(({ ctx, input }) => getVariable(ctx.scope, input.id)),
  create: orgMutation(canVariables.write, 'variable.created')
    .input(CreateVariable)
    .mutation(({ ctx, input }) => createVariable(ctx.scope, input)),
  update: orgMutation(canVariables.write, 'variable.updated')
    .input(UpdateVariable)
    .mutation(({ ctx, input }) => updateVariable(ctx.scope, input)),
  delete: orgMutation(canVariables.write, 'variable.deleted')
    .input(VariableById)
    .mutation(({ ctx, input }) => deleteVariable(ctx.scope, input.id)),
});
