const resources: Readonly<Record<string, string>> = {
  '*': 'everything',
  org: 'the organization',
  audit: 'the audit log',
  apiKeys: 'API keys',
  tokens: 'API tokens',
  plan: 'the plan',
};

const actions: Readonly<Record<string, string>> = {
  '*': 'Everything with',
  read: 'See',
  write: 'Write',
  manage: 'Manage',
  delete: 'Delete',
  execute: 'Start and cancel',
  test: 'Test',
  inspect: 'See what was sent in',
  judge: 'Overrule verdicts of',
  override: 'Override the gates of',
};

function inWords(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A resource as people call it: `apiKeys` is "API keys". */
export function resourceText(resource: string): string {
  return capital((resources[resource] ?? inWords(resource)).replace(/^the /, ''));
}

/** What a permission allows with its resource, without naming it: `runs:execute` is "Start and cancel". */
export function actionText(permission: string): string {
  const [resource = '', action = ''] = permission.split(':');
  if (resource === 'org' && action === 'write') return 'Change';
  return actions[action] ?? capital(inWords(action));
}

/** A permission or a pattern as words: `prompts:write` is "Write prompts", `*:read` "See everything". */
export function permissionText(pattern: string): string {
  const [resource = ''] = pattern.split(':');
  if (pattern === '*:*') return 'Everything';
  const thing = resources[resource] ?? inWords(resource);
  return `${actionText(pattern)} ${thing}`;
}
