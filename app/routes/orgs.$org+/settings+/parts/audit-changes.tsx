import type { Change } from './audit-event.ts';

/** Field by field what something was and what it is now. */
export function AuditChanges({ changes }: { changes: readonly Change[] }) {
  return (
    <section className="mt-5 border-line border-t pt-4">
      <h3 className="mb-2 font-medium">Changes</h3>
      <dl className="grid gap-3 text-sm">
        {changes.map(({ field, before, after }) => (
          <div key={field}>
            <dt className="mb-1 text-muted">{field}</dt>
            <dd className="grid gap-1 [overflow-wrap:anywhere]">
              <del className="rounded-sm bg-fail-soft px-2 py-1 no-underline">
                <span className="sr-only">Before: </span>
                <span aria-hidden="true">− </span>
                {before}
              </del>
              <ins className="rounded-sm bg-pass-soft px-2 py-1 no-underline">
                <span className="sr-only">After: </span>
                <span aria-hidden="true">+ </span>
                {after}
              </ins>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
