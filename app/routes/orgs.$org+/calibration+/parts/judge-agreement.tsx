import { Link } from '@remix-run/react';
import { useOrg } from '#app/rpc/use-org.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { Card } from '#app/ui/card.tsx';
import { Stat } from '#app/ui/stat.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { canRuns } from '#server/areas/runs/access.ts';
import { fewestLabels, kappaText } from '#server/areas/runs/schema.ts';
import { canTargets } from '#server/areas/targets/access.ts';
import { intervalText, percentText } from '../../runs+/parts/pass-rate.ts';
import type { CalibratedJudge } from './calibration-shapes.ts';
import { ConfusionTable } from './confusion-table.tsx';
import { ReliabilityTable } from './reliability-table.tsx';

/** How far one judge can be trusted, and what that is made of. */
export function JudgeAgreement({ judge, isOnly }: { judge: CalibratedJudge; isOnly: boolean }) {
  const org = useOrg();
  const { targetId, name, model, isThere, isJudge, agreement } = judge;
  const { confusion, reliability } = agreement;
  const isLinked = isThere && targetId !== null && org.may(canTargets.read);
  return (
    <Card
      title={
        <span className="flex flex-wrap items-center gap-2">
          {isLinked ? <TextLink to={org.to(`targets/${targetId}`)}>{name}</TextLink> : name}
          {isJudge && <Badge tone="accent">Judge of new runs</Badge>}
        </span>
      }
      description={[model ?? 'Demo heuristic, no model', !isThere && 'deleted since']
        .filter(Boolean)
        .join(' · ')}
      actions={
        !isOnly &&
        org.may(canRuns.judge) &&
        targetId !== null && (
          <Button asChild size="sm">
            <Link to={org.to(`calibration/label?judge=${targetId}`)} prefetch="intent">
              Label more<span className="sr-only"> of {name}</span>
            </Link>
          </Button>
        )
      }
    >
      <Figures agreement={agreement} />
      <div className="mt-6 grid gap-x-10 gap-y-6 lg:grid-cols-2">
        <ConfusionTable confusion={confusion} judge={name} />
        <ReliabilityTable reliability={reliability} judge={name} />
      </div>
    </Card>
  );
}

function Figures({ agreement }: { agreement: CalibratedJudge['agreement'] }) {
  const { decided, agreed, errors, interval, kappa, isThin } = agreement;
  return (
    <div className="grid items-start gap-x-10 gap-y-4 sm:grid-cols-3">
      {isThin ? (
        <Stat
          label="Agrees with people"
          value={agreed}
          unit={`of ${decided}`}
          note={`Too few labels to say more: ${fewestLabels} are needed, ${fewestLabels - decided} to go.`}
        />
      ) : (
        <Stat
          label="Agrees with people"
          value={percentText(agreed / decided)}
          unit={`${agreed.toLocaleString('en')} of ${decided.toLocaleString('en')}`}
          note={`With 95 % confidence ${intervalText(interval)}`}
        />
      )}
      {!isThin && (
        <Stat
          label="Cohen’s kappa"
          value={kappa === null ? '–' : kappa.toFixed(2)}
          note={
            kappa === null
              ? 'Can’t be told: everything has one and the same verdict.'
              : `${capital(kappaText(kappa))}: agreement beyond what two who guess would reach`
          }
        />
      )}
      {errors > 0 && (
        <Stat
          label="Could not decide"
          value={errors}
          note="People could; these are not in the share."
        />
      )}
    </div>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
