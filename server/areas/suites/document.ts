import { z } from 'zod';
import { EnvironmentName } from '#server/areas/variables/schema.ts';
import { Budget } from '#server/core/money.ts';
import { CreateSuite, StopCount, SuiteFilter } from './schema.ts';

const names = (what: string) =>
  z
    .array(z.string().trim().min(1).max(120))
    .refine((list) => new Set(list).size === list.length, `A ${what} is listed twice.`)
    .default([]);

const StopAfter = z.strictObject({
  failures: StopCount.unwrap().optional(),
  errors: StopCount.unwrap().optional(),
});

/** US dollars, to a millionth. */
const Dollars = z.number().superRefine((dollars, context) => {
  const microUsd = dollars * 1_000_000;
  const isWhole = Math.abs(microUsd - Math.round(microUsd)) < 1e-3;
  const checked = Budget.unwrap().safeParse(isWhole ? Math.round(microUsd) : microUsd);
  for (const { message } of checked.error?.issues ?? []) {
    context.addIssue({ code: 'custom', message });
  }
});

const FilterDocument = z.strictObject({
  tags: SuiteFilter.shape.tags.unwrap().optional(),
  locale: SuiteFilter.shape.locale.unwrap().unwrap().optional(),
  status: z.enum(['draft', 'published']).optional(),
});

/** A suite as a file says it: scenarios, in order, or a filter for them; everything by name. */
export const SuiteDocument = z.strictObject({
  kind: z.literal('Suite'),
  name: CreateSuite.shape.name,
  spec: z
    .strictObject({
      description: CreateSuite.shape.description,
      repeats: CreateSuite.shape.repeats,
      scenarios: names('scenario'),
      filter: FilterDocument.optional(),
      targets: names('target'),
      environment: EnvironmentName.optional(),
      stopAfter: StopAfter.optional(),
      /** What a run may cost, in US dollars. */
      budgetUsd: Dollars.optional(),
    })
    .refine(({ filter, scenarios }) => filter === undefined || scenarios.length === 0, {
      path: ['filter'],
      error: 'Write scenarios or a filter, not both.',
    }),
});
export type SuiteDocument = z.infer<typeof SuiteDocument>;

/** A suite with the names of things instead of their ids. */
export type NamedSuite = {
  name: string;
  description: string;
  repeats: number;
  scenarios: readonly string[];
  filter: SuiteFilter | null;
  targets: readonly string[];
  environment: string | null;
  stopAfterFailures: number | null;
  stopAfterErrors: number | null;
  budgetMicroUsd: number | null;
};

/** The document for a suite; `toNamedSuite` of it is the same again. */
export function fromNamedSuite(suite: NamedSuite): SuiteDocument {
  const { filter, environment, stopAfterFailures: failures, stopAfterErrors: errors } = suite;
  const { budgetMicroUsd } = suite;
  return {
    kind: 'Suite',
    name: suite.name,
    spec: {
      description: suite.description,
      repeats: suite.repeats,
      scenarios: [...suite.scenarios],
      ...(filter && { filter: fromFilter(filter) }),
      targets: [...suite.targets],
      ...(environment !== null && { environment }),
      ...((failures ?? errors) !== null && {
        stopAfter: { ...(failures !== null && { failures }), ...(errors !== null && { errors }) },
      }),
      ...(budgetMicroUsd !== null && { budgetUsd: budgetMicroUsd / 1_000_000 }),
    },
  };
}

/** The suite a document stands for. */
export function toNamedSuite({ name, spec }: SuiteDocument): NamedSuite {
  return {
    name,
    description: spec.description,
    repeats: spec.repeats,
    scenarios: spec.scenarios,
    filter: spec.filter ? toFilter(spec.filter) : null,
    targets: spec.targets,
    environment: spec.environment ?? null,
    stopAfterFailures: spec.stopAfter?.failures ?? null,
    stopAfterErrors: spec.stopAfter?.errors ?? null,
    budgetMicroUsd: spec.budgetUsd === undefined ? null : Math.round(spec.budgetUsd * 1_000_000),
  };
}

const statusWords = { DRAFT: 'draft', PUBLISHED: 'published' } as const;
const statuses = { draft: 'DRAFT', published: 'PUBLISHED' } as const;

function fromFilter({ tags, locale, status }: SuiteFilter): z.infer<typeof FilterDocument> {
  return {
    ...(tags.length > 0 && { tags }),
    ...(locale !== null && { locale }),
    ...(status !== null && { status: statusWords[status] }),
  };
}

function toFilter({ tags, locale, status }: z.infer<typeof FilterDocument>): SuiteFilter {
  return { tags: tags ?? [], locale: locale ?? null, status: status ? statuses[status] : null };
}
