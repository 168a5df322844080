import { orgMutation, orgQuery, router } from '#server/rpc/procedures.ts';
import { canTokens } from './access.ts';
import { createToken } from './create-token.ts';
import { listTokens } from './reads.ts';
import { revokeToken } from './revoke-token.ts';
import { CreateToken, ListTokens, TokenById } from './schema.ts';

export const tokensRouter = router({
  /** A page of tokens, and all permissions that scopes are made of. */
  list: orgQuery(canTokens.read)
    .input(ListTokens)
    .query(async ({ ctx, input }) => ({
      ...(await listTokens(ctx.scope, input)),
      permissions: ctx.services.permissions.map(({ key }) => key),
    })),
  /** Answers with the token, this once. */
  create: orgMutation(canTokens.manage, 'token.created')
    .input(CreateToken)
    .mutation(({ ctx, input }) => createToken(ctx.scope, input, ctx.services.permissions)),
  revoke: orgMutation(canTokens.manage, 'token.revoked')
    .input(TokenById)
    .mutation(({ ctx, input }) => revokeToken(ctx.scope, input.id)),
});
