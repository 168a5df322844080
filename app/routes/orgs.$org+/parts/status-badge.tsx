import { Badge } from '#app/ui/badge.tsx';

export type Status = 'DRAFT' | 'PUBLISHED' | 'ARCHIVED';

const looks = {
  DRAFT: { tone: 'outline', word: 'Draft' },
  PUBLISHED: { tone: 'accent', word: 'Published' },
  ARCHIVED: { tone: 'neutral', word: 'Archived' },
} as const;

/** Where a prompt or scenario stands. */
export function StatusBadge({ status }: { status: Status }) {
  const { tone, word } = looks[status];
  return <Badge tone={tone}>{word}</Badge>;
}

/** The statuses as a filter of a list. */
export const statusFilter = {
  name: 'status',
  label: 'Status',
  options: [
    { value: 'DRAFT', label: 'Draft' },
    { value: 'PUBLISHED', label: 'Published' },
    { value: 'ARCHIVED', label: 'Archived' },
  ],
};
export const statuses = ['DRAFT', 'PUBLISHED', 'ARCHIVED'] as const;
