import { useMemo } from 'react';
import { useOrg } from '#app/rpc/use-org.ts';
import type { PromptContent } from '#server/areas/prompts/schema.ts';
import { textsOfContent } from '../../parts/prompt-text.ts';
import { useLive } from '../../parts/use-live.ts';
import type { KnownVariables } from './known-variables.ts';

/**
 * What becomes of a prompt while it is typed; follows the text and the values that variables have in the
 * environment.
 */
export function usePreview(
  content: PromptContent,
  { items }: KnownVariables,
  environmentId: string | null,
) {
  const org = useOrg();
  const values = useMemo(
    () => Object.fromEntries(items.map(({ key, value }) => [key, value])),
    [items],
  );
  const isEmpty = textsOfContent(content).every((text) => text.trim() === '');
  // The values belong to the key: a changed variable is rendered anew.
  const key = isEmpty ? null : JSON.stringify([content, values, environmentId]);
  const live = useLive(key, (signal) =>
    org.rpc.prompts.render.query({ content, environmentId }, { signal }),
  );
  return { ...live, isEmpty, values };
}

export type Preview = ReturnType<typeof usePreview>;
