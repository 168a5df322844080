import { defineArea } from '#server/core/area.ts';
import { canPrompts } from './access.ts';
import { promptErrors } from './errors.ts';
import { promptsRouter } from './router.ts';

/** What an assistant is told before a conversation, in immutable versions. */
export const prompts = defineArea({
  name: 'prompts',
  org: { prompts: promptsRouter },
  permissions: Object.values(canPrompts),
  conflicts: { prompt_org_id_name_key: promptErrors.nameTaken },
});
