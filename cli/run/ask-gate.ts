import type { inferRouterOutputs } from '@trpc/server';
import type { OrgRouter } from '#server/rpc/app-router.ts';
import type { Api, Run } from '../api/open-api.ts';
import type { FoundBaseline } from './find-baseline.ts';
import type { GateAnswer } from './judge-run.ts';
import type { RunSettings } from './run-settings.ts';

type Compared = inferRouterOutputs<OrgRouter>['runs']['compare'];

/** What the server says of a run beside another, and of its gate. */
export type Comparison = {
  /** Sentences about the difference; none without a baseline. */
  lines: readonly string[];
  /** Conversations that were better in the baseline. */
  regressed: ReadonlySet<string>;
  gate: GateAnswer | null;
};

type Asked = { run: Run; baseline: FoundBaseline; settings: RunSettings };

/**
 * Compares a run and asks its gate, on the server; null when nobody wants either, and of a run that did
 * not come to its end.
 */
export async function askGate({ rpc }: Api, asked: Asked): Promise<Comparison | null> {
  const { run, baseline, settings } = asked;
  const { maxRegressions = null, minPassRate = null } = settings.gate ?? {};
  if (run.status !== 'COMPLETED' || (settings.baseline === null && settings.gate === null)) {
    return null;
  }
  // Against itself a run has the same share of passes, and no regressions.
  const regressions = baseline === null ? null : maxRegressions;
  const compared = await rpc.runs.compare.query({
    runId: run.id,
    baseline: baseline?.baseline ?? { runId: run.id },
    gate: {
      ...(regressions !== null && { maxRegressions: regressions }),
      ...(minPassRate !== null && { minPassRate }),
    },
    classes: ['regressed'],
    limit: 200,
  });
  const { passed, reasons } = compared.gate;
  return {
    lines: baseline ? linesOf(compared, baseline.name) : noneYet(settings),
    regressed: new Set(compared.cells.flatMap((cell) => cell.run?.items.map(({ id }) => id) ?? [])),
    // What can't be compared can't be let pass for being no worse.
    gate:
      passed === null || (baseline === null && maxRegressions !== null)
        ? null
        : { passed, reasons },
  };
}

function noneYet({ baseline }: RunSettings): string[] {
  if (baseline === null) return [];
  return ['There is no earlier run of this suite to compare with yet: everything has to pass.'];
}

function linesOf({ counts, test }: Compared, name: string): string[] {
  const parts = [
    `${counts.regressed} regressed`,
    `${counts.fixed} fixed`,
    `${counts.stillFailing} still failing`,
    counts.new > 0 && `${counts.new} new`,
    counts.removed > 0 && `${counts.removed} removed`,
    `${counts.unchanged} unchanged`,
  ].filter((part) => part !== false);
  return [`Against ${name}: ${parts.join(', ')}.`, test.text];
}
