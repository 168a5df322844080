/** What to do about a reply that did not come, and where. */
export interface ErrorAdvice {
  title: string;
  advice: string;
  /** Where it can be set right. */
  place: 'api-keys' | 'targets' | 'run' | null;
}

const advices: Record<string, ErrorAdvice> = {
  'assistant.unauthorized': {
    title: 'Access was refused',
    advice: 'Set a valid key, then run the suite again.',
    place: 'api-keys',
  },
  'assistant.rateLimited': {
    title: 'Too many requests',
    advice: 'Lower how many conversations the target plays at once, or check your quota.',
    place: 'targets',
  },
  'assistant.rejected': {
    title: 'The request was rejected',
    advice: 'Check the model’s name and the parameters of the target.',
    place: 'targets',
  },
  'assistant.unavailable': {
    title: 'The assistant could not be reached',
    advice: 'Check its address and whether it is up, then run the suite again.',
    place: 'targets',
  },
  'assistant.timeout': {
    title: 'No answer in time',
    advice: 'Check whether the assistant is overloaded, then run the suite again.',
    place: 'targets',
  },
  'assistant.disconnected': {
    title: 'The connection broke off',
    advice: 'This often passes by itself: run the suite again.',
    place: 'run',
  },
  'assistant.invalidReply': {
    title: 'The reply can’t be read',
    advice: 'Check where in the answer the target looks for the reply.',
    place: 'targets',
  },
  'assistant.tooLarge': {
    title: 'The reply is too large',
    advice: 'Ask for shorter replies in the prompt or the parameters.',
    place: 'targets',
  },
  'assistant.addressRefused': {
    title: 'This address may not be called',
    advice: 'Use a public address, or have the operator allow this one.',
    place: 'targets',
  },
};

const unknown: ErrorAdvice = {
  title: 'There is no reply',
  advice: 'Run the suite again; if it stays so, test the target.',
  place: 'targets',
};

/** What to tell people about an `errorReason`. */
export function errorAdvice(reason: string | null): ErrorAdvice {
  return advices[reason ?? ''] ?? unknown;
}
