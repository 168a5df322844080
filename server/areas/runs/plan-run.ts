import { renderPrompt } from '#server/areas/prompts/index.ts';
import type { PromptContent } from '#server/areas/prompts/schema.ts';
import type { ScenarioContent } from '#server/areas/scenarios/schema.ts';
import type { FrozenTarget } from '#server/areas/targets/index.ts';
import { runErrors } from './errors.ts';

/** Conversations in one run, at most. */
export const maxItems = 5_000;

export type PlannedScenario = {
  row: number;
  scenarioId: string;
  name: string;
  version: number;
  content: ScenarioContent;
};
export type PlannedTarget = {
  position: number;
  target: FrozenTarget;
  promptContent: PromptContent | null;
};
export type PlannedItem = { row: number; targetPosition: number; repeat: number };

export type RunPlan = {
  scenarios: PlannedScenario[];
  targets: PlannedTarget[];
  /** In the order of play: all of one scenario before the next. */
  items: PlannedItem[];
  /** Archived scenarios of the suite, which are left out. */
  archived: number;
};

export type PlanInput = {
  scenarios: readonly (Omit<PlannedScenario, 'row'> & { isArchived: boolean })[];
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
  const count = live.length * input.targets.length * repeats;
  if (count > maxItems) throw runErrors.tooMany(count, maxItems);

  const scenarios = live.map(({ isArchived: _, ...scenario }, row) => ({ ...scenario, row }));
  const targets = input.targets.map((target, position) => {
    refuseWithoutKey(target, input);
    return { position, target, promptContent: promptOf(target, input.variables) };
  });
  const items = scenarios.flatMap(({ row }) =>
    targets.flatMap(({ position }) =>
      Array.from({ length: repeats }, (_, index) => ({
        row,
        targetPosition: position,
        repeat: index + 1,
      })),
    ),
  );
  return { scenarios, targets, items, archived };
}

function refuseWithoutKey(target: FrozenTarget, { activeKeys, labels }: PlanInput): void {
  if (target.kind !== 'MODEL' || activeKeys.has(target.config.provider)) return;
  const { provider } = target.config;
  throw runErrors.noKey(target.name, labels.get(provider) ?? provider);
}

function promptOf(target: FrozenTarget, variables: PlanInput['variables']): PromptContent | null {
  if (target.promptContent === null) return null;
  const rendered = renderPrompt(target.promptContent, variables);
  if ('content' in rendered) return rendered.content;
  const problem =
    'missing' in rendered
      ? `there is no variable ${rendered.missing.join(', ')}. Create it under Variables, or correct the prompt.`
      : `${rendered.problem.message} (line ${rendered.problem.line})`;
  throw runErrors.prompt(target.name, target.promptName ?? '', problem);
}
