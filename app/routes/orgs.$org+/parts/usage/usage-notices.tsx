import { Callout } from '#app/ui/callout.tsx';
import { bytesText, moneyText } from '#server/areas/plans/schema.ts';

export interface UsageAmount {
  used: number;
  limit: number;
  standing: 'ok' | 'near' | 'reached';
}

export interface UsageNoticesProps {
  /** What `org.usage` answers, as far as it can run out. */
  usage: {
    members?: UsageAmount;
    runs: UsageAmount;
    storage: UsageAmount;
    /** What runs may cost this month, in micro-USD. */
    money?: { spent: number; budget: number | null; standing: UsageAmount['standing'] };
  };
}

const larger = 'The instance administrator can give this organization a larger plan.';

const count = (value: number) => value.toLocaleString('en');

const kinds = {
  money: {
    near: 'of what runs may cost this month is spent',
    reached: 'What runs may cost this month is spent',
    next: 'No more calls to models are paid for before the next month begins.',
    help: 'An admin can raise this budget under Settings, Plan.',
    format: moneyText,
  },
  runs: {
    near: 'of this month’s runs are used',
    reached: 'All runs of this month are used up',
    next: 'No more can be started before the next month begins.',
    help: larger,
    format: count,
  },
  storage: {
    near: 'of the storage for results is used',
    reached: 'The storage for results is used up',
    next: 'No more runs can be started until old results are deleted.',
    help: larger,
    format: bytesText,
  },
  members: {
    near: 'of the places for members are taken',
    reached: 'All places for members are taken',
    next: 'Nobody else can be invited until somebody leaves.',
    help: larger,
    format: count,
  },
} as const;

/** Says what is nearly or all used up, how much it is and who can change it; else nothing. */
export function UsageNotices({ usage }: UsageNoticesProps) {
  const { money } = usage;
  return (
    <>
      {money && money.budget !== null && (
        <Notice kind="money" amount={{ ...money, used: money.spent, limit: money.budget }} />
      )}
      {(['runs', 'storage', 'members'] as const).map((kind) => {
        const amount = usage[kind];
        return amount && <Notice key={kind} kind={kind} amount={amount} />;
      })}
    </>
  );
}

function Notice({ kind, amount }: { kind: keyof typeof kinds; amount: UsageAmount }) {
  const { used, limit, standing } = amount;
  if (standing === 'ok') return null;
  const { near, reached, next, help, format } = kinds[kind];
  const isReached = standing === 'reached';
  const percent = Math.floor((used / limit) * 100);
  return (
    <Callout
      tone={isReached ? 'danger' : 'warning'}
      title={isReached ? reached : `${percent} % ${near}`}
    >
      {format(used)} of {format(limit)}. {isReached && next} {help}
    </Callout>
  );
}
