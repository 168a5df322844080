/** What went wrong with a reply that did not come, and the page where it can be set right. */
export interface ErrorAdvice {
  title: string;
  place: 'api-keys' | 'targets' | null;
}

const titles: Record<string, string> = {
  'assistant.unauthorized': 'Access was refused',
  'assistant.rateLimited': 'Too many requests',
  'assistant.rejected': 'The request was rejected',
  'assistant.unavailable': 'The assistant is not available',
  'assistant.timeout': 'No answer in time',
  'assistant.disconnected': 'The connection broke off',
  'assistant.invalidReply': 'The reply can’t be read',
  'assistant.tooLarge': 'The reply is too large',
  'assistant.noStoredReply': 'No stored reply',
  'assistant.overBudget': 'The budget is used up',
  'assistant.noPrice': 'What a call costs is not known',
  'assistant.addressRefused': 'This address may not be called',
};

/** What to show above an error's own words, which say what to do; `reason` is its `errorReason`. */
export function errorAdvice(
  reason: string | null,
  targetKind: 'MODEL' | 'HTTP' | 'DEMO',
): ErrorAdvice {
  const isKey = reason === 'assistant.unauthorized' && targetKind === 'MODEL';
  const passes =
    reason === 'assistant.disconnected' ||
    reason === 'assistant.noStoredReply' ||
    reason === 'assistant.overBudget' ||
    targetKind === 'DEMO';
  return {
    title: titles[reason ?? ''] ?? 'There is no reply',
    place: isKey ? 'api-keys' : passes ? null : 'targets',
  };
}
