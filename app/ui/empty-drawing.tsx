import type { ReactElement } from 'react';

export type EmptyDrawingName = 'list' | 'chat' | 'search' | 'key' | 'people' | 'run';

const drawings: Record<EmptyDrawingName, ReactElement> = {
  list: (
    <>
      <rect x="20" y="12" width="56" height="14" rx="3" />
      <rect x="20" y="32" width="56" height="14" rx="3" className="fill-surface" />
      <rect x="20" y="52" width="56" height="14" rx="3" opacity="0.5" strokeDasharray="3 3" />
      <path d="M27 19h18M27 39h26M27 59h12" />
    </>
  ),
  chat: (
    <>
      <path d="M16 16a4 4 0 0 1 4-4h34a4 4 0 0 1 4 4v14a4 4 0 0 1-4 4H28l-8 7v-7a4 4 0 0 1-4-4z" />
      <path
        d="M38 44h38a4 4 0 0 1 4 4v12a4 4 0 0 1-4 4v6l-7-6H42a4 4 0 0 1-4-4z"
        strokeDasharray="3 3"
      />
      <path d="M24 20h24M24 26h14" />
      <path d="m52 54 4 4 9-8" className="stroke-accent" />
    </>
  ),
  search: (
    <>
      <rect x="16" y="14" width="50" height="12" rx="3" />
      <rect x="16" y="32" width="50" height="12" rx="3" opacity="0.5" strokeDasharray="3 3" />
      <circle cx="62" cy="48" r="13" className="fill-surface" />
      <path d="m71.5 57.5 9 9" className="stroke-accent" />
    </>
  ),
  key: (
    <>
      <circle cx="36" cy="40" r="15" />
      <circle cx="32" cy="40" r="4" className="stroke-accent" />
      <path d="M51 40h30v9M70 40v7" />
    </>
  ),
  people: (
    <>
      <circle cx="38" cy="28" r="10" />
      <path d="M19 62c2-13 10-19 19-19s17 6 19 19z" />
      <path d="M66 40v16M58 48h16" className="stroke-accent" />
    </>
  ),
  run: (
    <>
      <rect x="16" y="14" width="18" height="14" rx="3" />
      <rect x="39" y="14" width="18" height="14" rx="3" />
      <rect x="62" y="14" width="18" height="14" rx="3" opacity="0.5" strokeDasharray="3 3" />
      <rect x="16" y="34" width="18" height="14" rx="3" />
      <rect x="39" y="34" width="18" height="14" rx="3" opacity="0.5" strokeDasharray="3 3" />
      <rect x="62" y="34" width="18" height="14" rx="3" opacity="0.5" strokeDasharray="3 3" />
      <path d="m21 21 3 3 5-5M44 21l3 3 5-5" className="stroke-accent" />
      <path d="m22 38 6 6m0-6-6 6" />
      <path d="M16 60h38" className="stroke-accent" />
      <path d="M54 60h26" opacity="0.5" />
    </>
  ),
};

/** A small line drawing in the colours of the theme. */
export function EmptyDrawing({ name }: { name: EmptyDrawingName }) {
  return (
    <svg
      viewBox="0 0 96 80"
      fill="none"
      aria-hidden="true"
      className="h-20 w-24 stroke-control"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {drawings[name]}
    </svg>
  );
}
