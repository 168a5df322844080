import type { RenderedPrompt } from '#server/areas/prompts/index.ts';
import type { PromptContent } from '#server/areas/prompts/schema.ts';
import type { FrozenTarget } from '#server/areas/targets/index.ts';
import { runErrors } from './errors.ts';
import { countRows, type LoadedScenario, type PlannedScenario, planRows } from './plan-rows.ts';
import { renderForRow, touchesPrompt } from './row-prompt.ts';
import { scenarioLabel } from './scenario-label.ts';

/** Conversations in one run, at most. */
export const maxItems = 50_000;

export type PlannedTarget = {
  position: number;
  target: FrozenTarget;
  /** With the values of the run; null for no prompt, and where every row has one of its own. */
  promptContent: PromptContent | null;
};
export type PlannedItem = {
  row: number;
  targetPosition: number;
  repeat: number;
  /** The conversation whose replies it gets; absent where the assistant is asked. */
  sourceItemId?: string;
};

export type RunPlan = {
  scenarios: PlannedScenario[];
  targets: PlannedTarget[];
  /** How often each scenario is played against each target. */
  repeats: number;
  itemCount: number;
  /** Null for each scenario against each target, as often as `repeats` says. */
  items: readonly PlannedItem[] | null;
  /** Archived scenarios of the suite, which are left out. */
  archived: number;
};

export type PlanInput = {
  scenarios: readonly (LoadedScenario & { isArchived: boolean })[];
  targets: readonly FrozenTarget[];
  repeats: number;
  variables: Readonly<Record<string, string>>;
  /** Providers whose key may be used. */
  activeKeys: ReadonlySet<string>;
  /** What people call a provider. */
  labels: ReadonlyMap<string, string>;
};

/**
 * Which conversations a run has, and everything they need as it is now. Pure.
 * @throws {AppError} from `runErrors` when the run can't be started, with the field to blame
 */
export function planRun(input: PlanInput): RunPlan {
  const { repeats } = input;
  const live = input.scenarios.filter((scenario) => !scenario.isArchived);
  const archived = input.scenarios.length - live.length;
  if (live.length === 0) throw runErrors.noScenarios(archived);
  if (input.targets.length === 0) throw runErrors.noTargets();
  const rowCount = live.reduce((sum, scenario) => sum + countRows(scenario), 0);
  const count = rowCount * input.targets.length * repeats;
  if (count > maxItems) throw runErrors.tooMany(count, maxItems);

  const scenarios = planRows(
    live.map(({ isArchived: _, ...scenario }) => scenario),
    input.variables,
  );
  const targets = input.targets.map((target, position) => {
    refuseWithoutKey(target, input);
    return { position, target, promptContent: planPrompt(target, scenarios, input.variables) };
  });
  return { scenarios, targets, repeats, itemCount: count, items: null, archived };
}

/** The conversations of a plan in the order of play: all of one scenario before the next. */
export function itemsOf({ scenarios, targets, repeats, items }: RunPlan): readonly PlannedItem[] {
  if (items !== null) return items;
  return scenarios.flatMap(({ row }) =>
    targets.flatMap(({ position }) =>
      Array.from({ length: repeats }, (_, index) => ({
        row,
        targetPosition: position,
        repeat: index + 1,
      })),
    ),
  );
}

function refuseWithoutKey(target: FrozenTarget, { activeKeys, labels }: PlanInput): void {
  if (target.kind !== 'MODEL' || activeKeys.has(target.config.provider)) return;
  const { provider } = target.config;
  throw runErrors.noKey(target.name, labels.get(provider) ?? provider);
}

/** Renders a target's prompt for every row, so that a run starts only if all of them can be played. */
function planPrompt(
  target: FrozenTarget,
  scenarios: readonly PlannedScenario[],
  variables: PlanInput['variables'],
): PromptContent | null {
  const template = target.promptContent;
  if (template === null) return null;
  const touched = scenarios.filter(({ content }) => touchesPrompt(template, content.variables));
  for (const scenario of touched) {
    const rendered = renderForRow(template, variables, scenario.content.variables);
    if (!('content' in rendered)) throw refusal(target, rendered, scenarioLabel(scenario));
  }
  const rendered = renderForRow(template, variables, {});
  if ('content' in rendered) return rendered.content;
  if (touched.length === scenarios.length) return null;
  throw refusal(target, rendered, null);
}

function refusal(
  target: FrozenTarget,
  rendered: Exclude<RenderedPrompt, { content: PromptContent }>,
  row: string | null,
) {
  const problem =
    'missing' in rendered
      ? `there is no variable ${rendered.missing.join(', ')}. Create it under Variables, or correct the prompt.`
      : `${rendered.problem.message} (line ${rendered.problem.line})`;
  return runErrors.prompt(target.name, target.promptName ?? '', problem, row);
}
