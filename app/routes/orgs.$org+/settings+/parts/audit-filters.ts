import type { Filter } from '#app/ui/filter-bar.tsx';
import type { Option } from '#app/ui/option.ts';

/** What was done, where the thing it was done to doesn’t say it: by what the action’s name begins with. */
export const actionFilter: Filter = {
  name: 'action',
  label: 'What',
  options: [
    { value: 'session.', label: 'Sign-ins and sign-outs' },
    { value: 'account.', label: 'Changes of accounts' },
    { value: 'access.', label: 'Refused access' },
    { value: 'secret.', label: 'Use of secrets' },
    { value: 'token.used', label: 'Use of API tokens' },
    { value: 'token.refused', label: 'Refused API tokens' },
    { value: 'grant.', label: 'Grants' },
    { value: 'plan.', label: 'Plan' },
    { value: 'audit.', label: 'Exports of this log' },
  ],
};

/** What it was done to. */
export const kindFilter: Filter = {
  name: 'on',
  label: 'On',
  options: [
    { value: 'org', label: 'Organization' },
    { value: 'member', label: 'Members' },
    { value: 'account', label: 'Accounts' },
    { value: 'invitation', label: 'Invitations' },
    { value: 'joinRequest', label: 'Requests to join' },
    { value: 'role', label: 'Roles' },
    { value: 'permission', label: 'Permissions' },
    { value: 'token', label: 'API tokens' },
    { value: 'apiKey', label: 'API keys' },
    { value: 'prompt', label: 'Prompts' },
    { value: 'variable', label: 'Variables' },
    { value: 'scenario', label: 'Scenarios' },
    { value: 'suite', label: 'Suites' },
    { value: 'target', label: 'Targets' },
    { value: 'run', label: 'Runs' },
  ],
};

export const outcomeFilter: Filter = {
  name: 'outcome',
  label: 'Outcome',
  options: [
    { value: 'success', label: 'Done' },
    { value: 'failure', label: 'Refused or failed' },
  ],
};

const hourMs = 60 * 60 * 1000;

/** Periods up to now, in milliseconds. */
export const periodsMs: Readonly<Record<string, number>> = {
  day: 24 * hourMs,
  week: 7 * 24 * hourMs,
  month: 30 * 24 * hourMs,
};

/** The period that is said by its first and last day. */
export const chosenDays = 'days';

export const periods: readonly Option[] = [
  { value: 'day', label: 'Last 24 hours' },
  { value: 'week', label: 'Last 7 days' },
  { value: 'month', label: 'Last 30 days' },
  { value: chosenDays, label: 'Between days…' },
];

/** Who acts without being anybody: the value in the address is the kind of actor. */
export const nobodies: readonly Option[] = [
  { value: 'job', label: 'Assay itself', hint: 'Work in the background' },
  { value: 'stranger', label: 'Strangers', hint: 'Who is no member and was refused' },
];

/** The names in the address that are no filter of the bar’s own. */
export const moreNames = ['who', 'period', 'from', 'to', 'zone', 'thing'] as const;
