import { useOrg } from '#app/rpc/use-org.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Card } from '#app/ui/card.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import type { KnownVariable } from './prompt-form.ts';
import { usedVariables } from './used-variables.ts';

/** The variables the text uses, with their values. */
export function UsedVariablesCard(props: { content: string; variables: readonly KnownVariable[] }) {
  const org = useOrg();
  const byKey = new Map(props.variables.map((variable) => [variable.key, variable]));
  const used = usedVariables(props.content, new Set(byKey.keys()));
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
            const variable = byKey.get(key);
            return (
              <div key={key} className="flex min-w-0 items-baseline justify-between gap-4">
                <dt className="flex shrink-0 items-center gap-2 font-mono text-xs">
                  {key}
                  {!variable && <Badge tone="error">missing</Badge>}
                </dt>
                <dd
                  className="truncate text-right text-muted"
                  title={variable?.value.slice(0, 500)}
                >
                  {variable ? variable.value || 'empty' : 'not there yet'}
                </dd>
              </div>
            );
          })}
        </dl>
      )}
    </Card>
  );
}
