import type { ReactNode } from 'react';

/** One part of the gallery: its name, then its states in a row or below each other. */
export function Specimen(props: { name: string; stack?: boolean; children: ReactNode }) {
  return (
    <section className="min-w-0 border-line border-t py-5">
      <h2 className="mb-3 font-medium text-muted text-xs">{props.name}</h2>
      <div
        className={
          props.stack ? 'flex min-w-0 flex-col gap-4' : 'flex min-w-0 flex-wrap items-center gap-3'
        }
      >
        {props.children}
      </div>
    </section>
  );
}
