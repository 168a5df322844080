import type { Filter } from '#app/ui/filter-bar.tsx';

/** Kinds of actions by what their names begin with. */
export const actionFilter: Filter = {
  name: 'action',
  label: 'About',
  options: [
    { value: 'org.', label: 'Organization' },
    { value: 'member.', label: 'Members' },
    { value: 'invitation.', label: 'Invitations' },
    { value: 'role.', label: 'Roles' },
    { value: 'grant.', label: 'Grants' },
    { value: 'token.', label: 'API tokens' },
    { value: 'apiKey.', label: 'API keys' },
    { value: 'prompt.', label: 'Prompts' },
    { value: 'variable.', label: 'Variables' },
    { value: 'scenario.', label: 'Scenarios' },
    { value: 'suite.', label: 'Suites' },
    { value: 'target.', label: 'Targets' },
    { value: 'run.', label: 'Runs' },
    { value: 'session.', label: 'Sign-ins and sign-outs' },
    { value: 'account.', label: 'Accounts' },
    { value: 'access.', label: 'Refused access' },
    { value: 'secret.', label: 'Use of secrets' },
    { value: 'audit.', label: 'This log' },
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

export const periodFilter: Filter = {
  name: 'period',
  label: 'When',
  options: [
    { value: 'day', label: 'Last 24 hours' },
    { value: 'week', label: 'Last 7 days' },
    { value: 'month', label: 'Last 30 days' },
  ],
};
