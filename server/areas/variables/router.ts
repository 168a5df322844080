import { orgMutation, orgQuery, router } from '#server/rpc/procedures.ts';
import { canVariables } from './access.ts';
import { createEnvironment } from './create-environment.ts';
import { createVariable } from './create-variable.ts';
import { deleteEnvironment } from './delete-environment.ts';
import { deleteVariable } from './delete-variable.ts';
import { duplicateVariable } from './duplicate-variable.ts';
import { listEnvironments } from './read-environments.ts';
import { getVariable, listValues, listVariables } from './reads.ts';
import {
  CreateEnvironment,
  CreateVariable,
  EnvironmentById,
  ListValues,
  ListVariables,
  UpdateEnvironment,
  UpdateVariable,
  VariableById,
} from './schema.ts';
import { updateEnvironment } from './update-environment.ts';
import { updateVariable } from './update-variable.ts';

export const variablesRouter = router({
  list: orgQuery(canVariables.read)
    .input(ListVariables)
    .query(({ ctx, input }) => listVariables(ctx.scope, input)),
  /** A page of variables with what they stand for alone: it costs what the page costs. */
  values: orgQuery(canVariables.read)
    .input(ListValues)
    .query(({ ctx, input }) => listValues(ctx.scope, input)),
  get: orgQuery(canVariables.read)
    .input(VariableById)
    .query(({ ctx, input }) => getVariable(ctx.scope, input.id)),
  create: orgMutation(canVariables.write, 'variable.created')
    .input(CreateVariable)
    .mutation(({ ctx, input }) => createVariable(ctx.scope, input)),
  update: orgMutation(canVariables.write, 'variable.updated')
    .input(UpdateVariable)
    .mutation(({ ctx, input }) => updateVariable(ctx.scope, input)),
  duplicate: orgMutation(canVariables.write, 'variable.created')
    .input(VariableById)
    .mutation(({ ctx, input }) => duplicateVariable(ctx.scope, input.id)),
  delete: orgMutation(canVariables.write, 'variable.deleted')
    .input(VariableById)
    .mutation(({ ctx, input }) => deleteVariable(ctx.scope, input.id)),
});

export const environmentsRouter = router({
  /** All of them: there are few. */
  list: orgQuery(canVariables.read).query(({ ctx }) => listEnvironments(ctx.scope)),
  create: orgMutation(canVariables.write, 'environment.created')
    .input(CreateEnvironment)
    .mutation(({ ctx, input }) => createEnvironment(ctx.scope, input)),
  update: orgMutation(canVariables.write, 'environment.updated')
    .input(UpdateEnvironment)
    .mutation(({ ctx, input }) => updateEnvironment(ctx.scope, input)),
  delete: orgMutation(canVariables.write, 'environment.deleted')
    .input(EnvironmentById)
    .mutation(({ ctx, input }) => deleteEnvironment(ctx.scope, input.id)),
});
