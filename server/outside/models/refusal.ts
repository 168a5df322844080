import type { ModelCall } from './model-failure.ts';

/** A request that was answered with a status of 400 or more; `body` may be JSON or any other text. */
export type Refusal = { status: number; body: string; headers: Headers };

/** What a refusal is about, where its status says too little or the wrong thing. */
export type RefusalKind = 'badKey' | 'spent' | 'spentToday' | 'filtered' | 'tooLong' | 'wrongPlace';

const filters =
  /"content_filter"|ResponsibleAIPolicyViolation|content_policy_violation|content (filtering|management) policy|flagged as potentially violating/i;

/**
 * How providers tell, in the order in which they are looked for: error codes where they have any, else
 * the words that have stayed the same for years.
 */
const signs: readonly { kind: RefusalKind; statuses: readonly number[]; body: RegExp }[] = [
  // Google answers a wrong key with 400.
  { kind: 'badKey', statuses: [400], body: /API_KEY_INVALID|API key not valid/i },
  { kind: 'spent', statuses: [402], body: /^/ },
  // OpenAI, Anthropic and Google tell by the status of rate limits, too, that the money is used up.
  {
    kind: 'spent',
    statuses: [429],
    body: /insufficient_quota|billing_hard_limit|credit_balance_exhausted|(spend|usage)_limit_(exceeded|reached)|prepayment credits are depleted/i,
  },
  {
    kind: 'spent',
    statuses: [400],
    body: /credit balance is too low|reached your specified (workspace )?API usage limits/i,
  },
  // Google asks to wait seconds for what is filled again at midnight.
  { kind: 'spentToday', statuses: [429], body: /"quotaId"\s*:\s*"[^"]*PerDay/ },
  { kind: 'filtered', statuses: [400], body: filters },
  { kind: 'tooLong', statuses: [413], body: /^/ },
  {
    kind: 'tooLong',
    statuses: [400],
    body: /context_length_exceeded|maximum context length|prompt is too long|exceed context limit|input token count .{0,40}exceeds the maximum/i,
  },
  {
    kind: 'wrongPlace',
    statuses: [400, 403],
    body: /unsupported_country_region_territory|location is not supported|not available in your country/i,
  },
];

/** What a refusal is about; null when its status says it all. */
export function kindOfRefusal({ status, body }: Omit<Refusal, 'headers'>): RefusalKind | null {
  const sign = signs.find((one) => one.statuses.includes(status) && one.body.test(body));
  return sign?.kind ?? null;
}

/** Whether it is a content filter that speaks. */
export function isFilter(told: string): boolean {
  return filters.test(told);
}

type Described = [what: string, advice: string];

/** What a refusal with this status is in a few words, and what to do. */
export function describeStatus(status: number, { label, model }: ModelCall): Described {
  if (status === 401) return [`${label} refused the key`, 'Set a valid key under API keys.'];
  if (status === 403) {
    return [`${label} does not let this key do that`, 'Check what the key may do, or set another.'];
  }
  if (status === 404) {
    return [
      `${label} does not know the model ${model}`,
      "Check the model's name and the base URL.",
    ];
  }
  if (status === 429) {
    return [
      `${label} is limiting the rate of requests`,
      'If this goes on, lower the concurrency of the target, or check quota and billing.',
    ];
  }
  if (status >= 500) return [`${label} failed (${status})`, "Check the provider's status page."];
  return [`${label} refused the request (${status})`, "Check the target's model and parameters."];
}

/** What a refusal of this kind is in a few words, and what to do. */
export function describeKind(kind: RefusalKind, call: ModelCall): Described {
  const { label, model } = call;
  switch (kind) {
    case 'badKey':
      return describeStatus(401, call);
    case 'spent':
      return [`The quota of this key of ${label} is used up`, 'Check plan and billing there.'];
    case 'spentToday':
      return [
        `The quota of this key of ${label} is used up for today`,
        'Go on tomorrow, or check plan and billing there.',
      ];
    case 'filtered':
      return [
        `The content filter of ${label} withheld the reply`,
        'Look at the prompt and the scenario.',
      ];
    case 'tooLong':
      return [
        `The conversation is too long for the model ${model} of ${label}`,
        'Shorten the prompt or the scenario, or choose a model that takes more.',
      ];
    case 'wrongPlace':
      return [
        `${label} does not serve the place this server calls from`,
        'Check which countries it serves, and what the plan there allows.',
      ];
  }
}
