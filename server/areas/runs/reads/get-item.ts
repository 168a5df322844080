import { z } from 'zod';
import { PromptContent } from '#server/areas/prompts/schema.ts';
import { ScenarioContent } from '#server/areas/scenarios/schema.ts';
import type { Scope } from '#server/core/scope.ts';
import { runErrors } from '../errors.ts';
import { promptForRow } from '../row-prompt.ts';
import { readSaid, withSaid } from '../verdicts/verdicts-of.ts';
import { readEarlier, withoutEvidence } from './earlier-results.ts';
import { readDropped } from './evidence.ts';
import { neighbours } from './neighbours.ts';
import { asStored } from './stored-turn.ts';

const Variables = z.record(z.string(), z.string());

/**
 * One conversation: what was said, how each reply was judged and why, and what was to come; of one whose
 * run's evidence was dropped, what it was and came to.
 */
export async function getItem(scope: Scope, itemId: string) {
  const item = await scope.db.runItem.findFirst({
    where: { id: itemId },
    include: {
      run: {
        select: {
          id: true,
          number: true,
          suiteId: true,
          suiteName: true,
          status: true,
          repeats: true,
          isRescored: true,
          environment: true,
          variables: true,
        },
      },
      target: {
        select: {
          targetId: true,
          name: true,
          kind: true,
          promptName: true,
          promptVersion: true,
          promptContent: true,
          config: true,
        },
      },
      scenario: { select: { name: true, dataRow: true, version: true, content: true } },
    },
  });
  if (!item) throw runErrors.itemNotFound();
  const turns = await readTurns(scope, itemId);
  const earlier = await readEarlier(scope, itemId);
  const around = await neighbours(scope, item);
  const dropped = await readDropped(scope, item.runId);
  const { orgId: _, seq: __, costMicroUsd, scenario, run, ...described } = item;
  const { config: _config, promptContent: _rendered, ...target } = described.target;
  const frozen = dropped ? nothingFrozen : readFrozen(item);
  return {
    ...described,
    ...(dropped && { summary: null, errorMessage: null }),
    target: {
      ...target,
      /** As this conversation got it. */
      promptContent: frozen.promptContent,
    },
    /** With what was filled in as it was when the run started, the scenario's own values on top. */
    run: { ...run, variables: frozen.variables },
    costMicroUsd: toNumber(costMicroUsd),
    scenarioName: scenario.name,
    /** The row of its table that was played; null where it has none. */
    dataRow: scenario.dataRow,
    scenarioVersion: scenario.version,
    /** All turns of the scenario; the `position` of a played turn is its place in `content.turns`. */
    content: frozen.content,
    turns: dropped ? [] : turns,
    /** What it came to before it was played again, the newest first. */
    earlier: dropped ? earlier.map(withoutEvidence) : earlier,
    /** Since when there is no evidence any more, and for how long it was kept. */
    dropped,
    ...around,
  };
}

type Frozen = {
  content: ScenarioContent | null;
  promptContent: PromptContent | null;
  variables: Record<string, string>;
};
const nothingFrozen: Frozen = { content: null, promptContent: null, variables: {} };

/** What one conversation was played with: the values of its row stand above the run's. */
export function readFrozen(item: {
  run: { variables: unknown };
  target: { config: unknown; promptContent: unknown };
  scenario: { content: unknown };
}): Frozen {
  const content = ScenarioContent.parse(item.scenario.content);
  const variables = Variables.parse(item.run.variables);
  const rendered = PromptContent.nullable().parse(item.target.promptContent);
  const template = templateIn(item.target.config);
  const own = content.variables;
  return {
    content,
    promptContent: promptForRow({ template, rendered, variables }, own),
    variables: { ...variables, ...own },
  };
}

/** The prompt of a frozen target as it is written. */
function templateIn(config: unknown): PromptContent | null {
  if (typeof config !== 'object' || config === null || !('promptContent' in config)) return null;
  return PromptContent.nullable().parse(config.promptContent);
}

/** The played turns of one item, in order, with what people said about their verdicts. */
export async function readTurns(scope: Scope, itemId: string) {
  const turns = await scope.db.turnResult.findMany({
    where: { itemId },
    orderBy: { position: 'asc' },
    omit: { orgId: true, itemId: true },
  });
  const said = (await readSaid(scope, [itemId])).get(itemId);
  return turns.map(({ costMicroUsd, ...turn }, index) => ({
    ...withSaid(asStored(turn), said),
    /** As people count: 1 is the first thing the user says. */
    number: index + 1,
    costMicroUsd: toNumber(costMicroUsd),
  }));
}

function toNumber(value: bigint | null): number | null {
  return value === null ? null : Number(value);
}
