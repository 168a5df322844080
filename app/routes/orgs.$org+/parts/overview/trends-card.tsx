import { useOrg } from '#app/rpc/use-org.ts';
import { Card } from '#app/ui/card.tsx';
import { Sparkline } from '#app/ui/sparkline.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { canSuites } from '#server/areas/suites/access.ts';
import { percentText } from '../../runs+/parts/pass-rate.ts';
import type { SuiteTrend } from './suite-trends.ts';

/** The pass rate of each suite over its last runs. */
export function TrendsCard({ trends }: { trends: readonly SuiteTrend[] }) {
  const org = useOrg();
  return (
    <Card title="Pass rate by suite" flush>
      <ul className="divide-y divide-line">
        {trends.map(({ suiteId, name, points, rate }) => (
          <li key={suiteId ?? name} className="flex items-center gap-3 px-4 py-2.5 text-sm">
            <span className="min-w-0 flex-1 truncate">
              {suiteId && org.may(canSuites.read) ? (
                <TextLink tone="quiet" to={org.to(`suites/${suiteId}`)}>
                  {name}
                </TextLink>
              ) : (
                name
              )}
            </span>
            {points.length > 1 && (
              <Sparkline
                label={`Pass rate of ${name}`}
                points={points}
                min={0}
                max={1}
                format={percentText}
              />
            )}
            <span className="w-12 text-right font-medium tabular-nums">{percentText(rate)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
