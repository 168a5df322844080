import { CodeText } from '#app/ui/code-text.tsx';
import { DescriptionList } from '#app/ui/description-list.tsx';
import { exactTimeText } from '#app/ui/relative-time-text.ts';
import { TextLink } from '#app/ui/text-link.tsx';
import { AuditChanges } from './audit-changes.tsx';
import { type AuditEvent, actorText, changesIn, detailsOf, kindText } from './audit-event.ts';

/** "prompt Greeting" */
function onText({ resourceKind, resourceName }: AuditEvent): string {
  return resourceName ? `${kindText(resourceKind)} ${resourceName}` : kindText(resourceKind);
}

export interface AuditDetailsProps {
  event: AuditEvent;
  /** Called when one goes on to other lines. */
  onLeave: () => void;
}

/** Everything a line of the audit log knows, and the way to the lines about the same. */
export function AuditDetails({ event, onLeave }: AuditDetailsProps) {
  const details = detailsOf(event.details);
  const changes = changesIn(event.details);
  return (
    <>
      <DescriptionList
        items={[
          { term: 'When', value: exactTimeText(event.createdAt.getTime()) },
          { term: 'Who', value: actorText(event) },
          { term: 'Action', value: <CodeText text={event.action} /> },
          { term: 'On', value: onText(event) },
          ...(event.resourceId
            ? [{ term: 'Id', value: <CodeText text={event.resourceId} /> }]
            : []),
          { term: 'Outcome', value: event.outcome },
          { term: 'From', value: event.ipAddress ?? 'the server itself' },
          ...(event.userAgent ? [{ term: 'With', value: event.userAgent }] : []),
        ]}
      />
      <MoreLike event={event} onLeave={onLeave} />
      {changes.length > 0 && <AuditChanges changes={changes} />}
      {details.length > 0 && (
        <section className="mt-5 border-line border-t pt-4">
          <h3 className="mb-1 font-medium">Details</h3>
          <DescriptionList items={details} />
        </section>
      )}
    </>
  );
}

function MoreLike({ event, onLeave }: AuditDetailsProps) {
  const { resourceKind, resourceId, actorKind, actorId, actorLabel } = event;
  const who = actorId ?? (actorKind === 'user' ? null : actorKind);
  return (
    <p className="mt-4 flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {resourceId && (
        <TextLink
          to={`?${new URLSearchParams({ on: resourceKind, thing: resourceId })}`}
          onClick={onLeave}
        >
          Everything about this {kindText(resourceKind)}
        </TextLink>
      )}
      {who && (
        <TextLink to={`?${new URLSearchParams({ who })}`} onClick={onLeave}>
          Everything by {actorLabel}
        </TextLink>
      )}
    </p>
  );
}
