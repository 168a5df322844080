import { CodeText } from '#app/ui/code-text.tsx';
import { DescriptionList } from '#app/ui/description-list.tsx';
import { exactTimeText } from '#app/ui/relative-time-text.ts';
import { AuditChanges } from './audit-changes.tsx';
import { type AuditEvent, changesIn, detailsOf } from './audit-event.ts';

/** Everything a line of the audit log knows. */
export function AuditDetails({ event }: { event: AuditEvent }) {
  const details = detailsOf(event.details);
  const changes = changesIn(event.details);
  return (
    <>
      <DescriptionList
        items={[
          { term: 'When', value: exactTimeText(event.createdAt.getTime()) },
          { term: 'Who', value: `${event.actorLabel} (${event.actorKind})` },
          { term: 'Action', value: <CodeText text={event.action} /> },
          { term: 'On', value: event.resourceName ?? event.resourceKind },
          ...(event.resourceId
            ? [{ term: 'Id', value: <CodeText text={event.resourceId} /> }]
            : []),
          { term: 'Outcome', value: event.outcome },
          { term: 'From', value: event.ipAddress ?? 'the server itself' },
          ...(event.userAgent ? [{ term: 'With', value: event.userAgent }] : []),
        ]}
      />
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
