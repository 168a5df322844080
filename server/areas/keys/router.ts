import { orgAction, orgMutation, orgQuery, router } from '#server/rpc/procedures.ts';
import { canApiKeys } from './access.ts';
import { checkBaseUrl } from './check-base-url.ts';
import { deleteApiKey } from './delete-api-key.ts';
import { listApiKeys } from './reads.ts';
import { ApiKeyByProvider, SetApiKey } from './schema.ts';
import { setApiKey } from './set-api-key.ts';
import { setApiKeyActive } from './set-api-key-active.ts';
import { testApiKey } from './test-api-key.ts';

export const apiKeysRouter = router({
  list: orgQuery(canApiKeys.read).query(({ ctx }) => listApiKeys(ctx.scope, ctx.services)),
  set: orgAction(canApiKeys.manage, 'apiKey.set')
    .input(SetApiKey)
    .mutation(async ({ ctx, input }) => {
      await checkBaseUrl(ctx.services, input.baseUrl);
      await ctx.open((scope) => setApiKey(scope, ctx.services, input));
    }),
  test: orgAction(canApiKeys.manage, 'apiKey.tested')
    .input(ApiKeyByProvider)
    .mutation(({ ctx, input }) => testApiKey(ctx.open, ctx.services, input.provider)),
  activate: orgMutation(canApiKeys.manage, 'apiKey.activated')
    .input(ApiKeyByProvider)
    .mutation(({ ctx, input }) => setApiKeyActive(ctx.scope, input.provider, true)),
  deactivate: orgMutation(canApiKeys.manage, 'apiKey.deactivated')
    .input(ApiKeyByProvider)
    .mutation(({ ctx, input }) => setApiKeyActive(ctx.scope, input.provider, false)),
  delete: orgMutation(canApiKeys.manage, 'apiKey.deleted')
    .input(ApiKeyByProvider)
    .mutation(({ ctx, input }) => deleteApiKey(ctx.scope, input.provider)),
});
