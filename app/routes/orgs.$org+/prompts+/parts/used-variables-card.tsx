import { useOrg } from '#app/rpc/use-org.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Card } from '#app/ui/card.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import type { KnownVariables } from './known-variables.ts';
import { usedVariables } from './template/used-variables.ts';

/** The variables the text uses, with their values. */
export function UsedVariablesCard(props: {
  texts: readonly string[];
  variables: KnownVariables;
  /** Names the server looked for and didn’t find. */
  missing: readonly string[];
}) {
  const { texts, variables, missing } = props;
  const org = useOrg();
  const values = new Map(variables.items.map(({ key, value }) => [key, value]));
  const used = usedVariables(texts);
  return (
    <Card
      title="Variables in use"
      actions={<TextLink to={org.to('variables')}>All variables</TextLink>}
    >
      {used.length === 0 ? (
        <p className="text-muted text-sm">The text uses none.</p>
      ) : (
        <dl className="flex flex-col gap-1.5 text-sm">
          {used.map((key) => {
            const value = values.get(key);
            const isMissing =
              missing.includes(key) || (variables.isComplete && value === undefined);
            return (
              <div key={key} className="flex min-w-0 items-baseline justify-between gap-4">
                <dt className="flex shrink-0 items-center gap-2 font-mono text-xs">
                  {key}
                  {isMissing && <Badge tone="error">missing</Badge>}
                </dt>
                <dd className="truncate text-right text-muted" title={value?.slice(0, 500)}>
                  {value === undefined ? (isMissing ? 'not there yet' : '') : value || 'empty'}
                </dd>
              </div>
            );
          })}
        </dl>
      )}
    </Card>
  );
}
