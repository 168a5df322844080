import { Avatar } from '../avatar.tsx';
import { Badge } from '../badge.tsx';
import { Bars } from '../bars.tsx';
import { Button } from '../button.tsx';
import { Callout } from '../callout.tsx';
import { Card } from '../card.tsx';
import { ChatLog, ChatTurn } from '../chat-turn.tsx';
import { CodeText } from '../code-text.tsx';
import { HeatStrip } from '../heat-strip.tsx';
import { MarkedText } from '../marked-text.tsx';
import { Progress } from '../progress.tsx';
import { Skeleton } from '../skeleton.tsx';
import { Sparkline } from '../sparkline.tsx';
import { Stat } from '../stat.tsx';
import { Verdict, type VerdictName } from '../verdict.tsx';
import { VerdictBar } from '../verdict-bar.tsx';
import { Specimen } from './specimen.tsx';

const verdicts: VerdictName[] = ['PASS', 'FAIL', 'ERROR', 'UNCHECKED'];
const rates = [82, 84, 83, 88, 87, 91, 90, 94, 92, 95, 91.7];
const points = rates.map((value, index) => ({ label: `Run ${index + 1}`, value }));
const reply = 'I can refund you even after 30 days, no problem. Shall I start the refund now?';

/** How things came out: verdicts, numbers, charts, conversations. */
export function Results() {
  return (
    <>
      <Specimen name="Verdict: icon, compact, full. Badge, Avatar">
        {verdicts.map((verdict) => (
          <Verdict key={verdict} verdict={verdict} size="icon" />
        ))}
        {verdicts.map((verdict) => (
          <Verdict key={verdict} verdict={verdict} />
        ))}
        {verdicts.map((verdict) => (
          <Verdict key={verdict} verdict={verdict} size="full" />
        ))}
      </Specimen>
      <Specimen name="Badge, Avatar">
        <Badge>Draft</Badge>
        <Badge tone="accent">production</Badge>
        <Badge tone="pass">Online</Badge>
        <Badge tone="fail">Offline</Badge>
        <Badge tone="error">Pending</Badge>
        <Badge tone="outline">v12</Badge>
        <Avatar name="Ada Lovelace" />
        <Avatar name="Grace Hopper" size="sm" />
        <Avatar name="مريم" size="lg" />
        <Avatar name="Northwind" square />
      </Specimen>
      <Specimen name="Stat, Sparkline, VerdictBar, Progress, HeatStrip, Bars" stack>
        <div className="grid gap-4 sm:grid-cols-3">
          <Card>
            <Stat
              label="Pass rate"
              value="91.7"
              unit="%"
              delta={{ text: '3.3 points', direction: 'down', good: false }}
              note="95 % interval 84.4–95.7"
              chart={
                <Sparkline
                  label="Pass rate of the last runs"
                  points={points}
                  format={(v) => `${v} %`}
                />
              }
            />
          </Card>
          <Card>
            <Stat
              label="Median latency"
              value="1.24"
              unit="s"
              delta={{ text: '8 %', direction: 'down', good: true }}
              note="p95 3.10 s"
            />
          </Card>
          <Card>
            <Stat label="Spend this month" value="$12.40" note="of $50.00" />
          </Card>
        </div>
        <VerdictBar counts={{ PASS: 84, FAIL: 6, ERROR: 2, UNCHECKED: 4 }} left={12} />
        <Progress
          label="Run 118"
          done={312}
          total={480}
          ratePerSecond={14.2}
          leftMs={72_000}
          unit="items"
        />
        <Progress label="Import" done={1_840} total={null} unit="lines" />
        <div className="grid items-start gap-6 sm:grid-cols-2">
          <Bars
            label="Failures by kind"
            items={[
              { label: 'Must not contain', value: 9, tone: 'FAIL' },
              { label: 'Meaning', value: 5, tone: 'FAIL' },
              { label: 'Time-outs', value: 2, tone: 'ERROR' },
            ]}
          />
          <div>
            <HeatStrip
              label="Last 20 runs"
              cells={Array.from({ length: 20 }, (_, index) => ({
                label: `Run ${index + 1}`,
                verdict:
                  index < 3
                    ? null
                    : (verdicts[[0, 0, 0, 1, 0, 0, 2, 0, 3][index % 9] ?? 0] ?? null),
              }))}
            />
          </div>
        </div>
        <div className="flex flex-col gap-2">
          <Skeleton className="w-2/3" />
          <Skeleton className="w-1/2" />
        </div>
      </Specimen>
      <Specimen name="ChatTurn, MarkedText" stack>
        <ChatLog label="Conversation">
          <ChatTurn speaker="user" badge="Turn 1">
            <MarkedText text="Hi, I bought shoes 45 days ago. Can I still send them back?" />
          </ChatTurn>
          <ChatTurn
            speaker="assistant"
            current
            badge="Turn 2"
            meta={
              <>
                <span>1.24 s</span>
                <span>412 tokens</span>
                <span>$0.0031</span>
              </>
            }
            margin={
              <div className="flex flex-col gap-1.5 border-fail border-l-2 pl-3 text-sm">
                <Verdict verdict="FAIL" label="Must not contain" />
                <p className="text-muted">
                  Found <span className="text-ink">“even after 30 days”</span>
                </p>
              </div>
            }
          >
            <MarkedText
              text={reply}
              marks={[
                { start: 6, end: 12, tone: 'pass', label: 'must contain “refund”' },
                { start: 17, end: 35, tone: 'fail', label: 'must not contain' },
                { start: 28, end: 47, tone: 'note', label: 'judge' },
              ]}
            />
          </ChatTurn>
          <ChatTurn speaker="user">
            <MarkedText
              text="هل يمكنني إرجاع الحذاء بعد 45 يومًا؟"
              marks={[{ start: 11, end: 16, tone: 'pass' }]}
            />
          </ChatTurn>
        </ChatLog>
      </Specimen>
      <Specimen name="CodeText, Callout" stack>
        <CodeText text="01932f6e-7b1c-7d3a-9f10-2f6f1f7a9c3e" copyLabel="Copy id" />
        <CodeText
          block
          copyLabel="Copy command"
          text={
            'npx assay run checkout --target production --repeat 3 \\\n  --junit out.xml --baseline production'
          }
        />
        <Callout>Answers from the cache keep their first latency and cost.</Callout>
        <Callout tone="success" title="Every scenario passed">
          The label production may move to version 12.
        </Callout>
        <Callout
          tone="warning"
          title="This target has no key"
          action={<Button size="sm">Add a key</Button>}
        >
          Runs against it end with an error.
        </Callout>
        <Callout tone="danger" title="The endpoint did not answer within 30 s">
          Check the address, or raise the time-out of the target.
        </Callout>
      </Specimen>
    </>
  );
}
