import { useRevalidator } from '@remix-run/react';
import { problemIn } from '#app/rpc/problem-in.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Card } from '#app/ui/card.tsx';
import { Form, FormField, SubmitButton, useZodForm } from '#app/ui/form.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { canOrg } from '#server/areas/organizations/access.ts';
import { moneyText, SetMonthBudget } from '#server/areas/plans/schema.ts';
import { BudgetInput } from '../../../parts/budget-input.tsx';
import { UsageBar } from './usage-bar.tsx';

export interface MonthBudgetCardProps {
  /** As people call it. */
  month: string;
  /** In micro-USD. */
  money: {
    budget: number | null;
    spent: number;
    reserved: number;
    unmetered: number;
    standing: 'ok' | 'near' | 'reached';
  };
}

/** What runs may cost in a month, and have cost in this one. */
export function MonthBudgetCard({ month, money }: MonthBudgetCardProps) {
  const org = useOrg();
  const { budget, spent, reserved, unmetered, standing } = money;
  const notes = [
    reserved > 0 && `${moneyText(reserved)} more reserved for calls that may be under way`,
    unmetered > 0 && `${moneyText(unmetered)} so far by runs that began without a budget`,
  ].filter((note) => note !== false);
  return (
    <Card
      title="What runs may cost"
      description="Each call to a model reserves the most it can cost before it is made, so that all runs of a calendar month (UTC) together never cost more. A first budget holds for runs that begin after it was set. Trying targets and suggestions are not counted, nor are endpoints and the demo assistant, whose cost Assay does not know."
    >
      <div className="flex flex-col gap-5">
        <dl>
          {budget === null ? (
            <div className="flex flex-col gap-1 text-sm">
              <dt className="font-medium">Spent in {month}</dt>
              <dd className="text-muted tabular-nums">
                {moneyText(spent)}, without a limit
                {notes.length > 0 && <span className="block text-xs">{notes.join('; ')}</span>}
              </dd>
            </div>
          ) : (
            <UsageBar
              label={`Spent in ${month}`}
              amount={{ used: spent, limit: budget, standing }}
              format={moneyText}
              note={notes.length > 0 && notes.join('; ')}
            />
          )}
        </dl>
        {org.may(canOrg.write) && <MonthBudgetForm key={budget} budget={budget} />}
      </div>
    </Card>
  );
}

function MonthBudgetForm({ budget }: { budget: number | null }) {
  const org = useOrg();
  const toast = useToast();
  const revalidator = useRevalidator();
  const form = useZodForm(SetMonthBudget, { budgetMicroUsd: budget });
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        await org.rpc.org.setMonthBudget.mutate(values);
        revalidator.revalidate();
        toast({ title: 'The budget was saved', tone: 'success' });
      }}
      problemOf={problemIn(form)}
    >
      <div className="flex flex-wrap items-end gap-3">
        <FormField
          form={form}
          name="budgetMicroUsd"
          label="Budget of a month"
          optional
          className="w-52"
        >
          {(field) => <BudgetInput {...field} placeholder="No limit" />}
        </FormField>
        <SubmitButton form={form} needsChange>
          Save budget
        </SubmitButton>
      </div>
    </Form>
  );
}
