/** A line of the audit log, as `audit.list` answers. */
export interface AuditEvent {
  id: string;
  createdAt: Date;
  action: string;
  actorKind: string;
  actorId: string | null;
  actorLabel: string;
  resourceKind: string;
  resourceId: string | null;
  resourceName: string | null;
  outcome: string;
  details: unknown;
  ipAddress: string | null;
  userAgent: string | null;
}

function inWords(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

/** An action as words: `member.roleChanged` is "member role changed", `apiKey.set` is "API key set". */
export function actionText(action: string): string {
  const text = action.split('.').map(inWords).join(' ');
  const shown = text.replace(/\bapi\b/g, 'API').replace(/\borg\b/g, 'organization');
  return shown.charAt(0).toUpperCase() + shown.slice(1);
}

const kindTexts: Readonly<Record<string, string>> = {
  org: 'organization',
  apiKey: 'API key',
  token: 'API token',
  orgKey: 'encryption key',
  audit: 'log',
};

/** What an event was done to, as a word: "prompt", "API key". */
export function kindText(kind: string): string {
  return kindTexts[kind] ?? inWords(kind);
}

const actorTexts: Readonly<Record<string, string>> = {
  user: 'a person',
  token: 'an API token',
  job: 'Assay itself',
  stranger: 'no member',
};

/** Who acted: "Ann (a person)". */
export function actorText({ actorLabel, actorKind }: AuditEvent): string {
  return `${actorLabel} (${actorTexts[actorKind] ?? actorKind})`;
}

/** One field of a thing, before and after. */
export type Change = { field: string; before: string; after: string };

function valueText(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (value === '') return 'empty';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What an event changed, field by field; nothing for an event that doesn’t say. */
export function changesIn(details: unknown): Change[] {
  const changes =
    typeof details === 'object' && details !== null && 'changes' in details ? details.changes : [];
  if (!Array.isArray(changes)) return [];
  return changes.flatMap((one: unknown) =>
    typeof one === 'object' && one !== null && 'field' in one && 'before' in one && 'after' in one
      ? [
          {
            field: inWords(String(one.field)),
            before: valueText(one.before),
            after: valueText(one.after),
          },
        ]
      : [],
  );
}

/** The other details of an event as terms and values; nothing for an event without any. */
export function detailsOf(details: unknown): { term: string; value: string }[] {
  if (typeof details !== 'object' || details === null) return [];
  return Object.entries(details)
    .filter(([key]) => key !== 'changes')
    .map(([key, value]) => ({
      term: inWords(key),
      value: typeof value === 'string' ? value : JSON.stringify(value),
    }));
}
