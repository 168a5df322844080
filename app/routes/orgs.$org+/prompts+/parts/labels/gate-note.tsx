import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { Spinner } from '#app/ui/spinner.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import type { Live } from '../../../parts/use-live.ts';

/** What the server says of a label that may have to wait. */
export type Gate = {
  suite: { id: string; name: string } | null;
  lacks: readonly { text: string; run: { id: string; number: number } | null }[];
};

/** Whether the suite a label waits for is green on a version, and if not what is missing. */
export function GateNote(props: { gate: Live<Gate>; version: number; mayOverride: boolean }) {
  const { gate, version, mayOverride } = props;
  const org = useOrg();
  const suite = gate.data?.suite;
  return (
    <div aria-live="polite">
      {gate.isPending && !gate.data && <Spinner className="text-muted" />}
      {gate.problem && <Callout tone="warning">{gate.problem}</Callout>}
      {suite && gate.data?.lacks.length === 0 && (
        <Callout tone="success">
          {suite.name} is green on version {version}.
        </Callout>
      )}
      {suite && gate.data && gate.data.lacks.length > 0 && (
        <Callout
          tone="warning"
          title={`${suite.name} is not green on version ${version}`}
          action={
            <Button asChild size="sm">
              <TextLink tone="quiet" to={org.to(`suites/${suite.id}`)}>
                Run {suite.name}
              </TextLink>
            </Button>
          }
        >
          <ul className="mt-1 flex flex-col gap-1">
            {gate.data.lacks.map(({ text, run }) => (
              <li key={text}>
                {text}{' '}
                {run && <TextLink to={org.to(`runs/${run.id}`)}>See run #{run.number}</TextLink>}
              </li>
            ))}
          </ul>
          {!mayOverride && <p className="mt-1.5">Only an administrator can move it before that.</p>}
        </Callout>
      )}
    </div>
  );
}
