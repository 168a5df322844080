import path from 'node:path';
import type { Said } from '../command.ts';
import type { runOptions } from '../commands/run.ts';
import type { Config } from '../config/read-config.ts';
import { Failure } from '../failure.ts';
import { readCount, readDuration, readMoney, readShare } from '../share/read-values.ts';

export type RunSaid = Said<typeof runOptions>['values'] & { suite: string | null };

/** What a run is asked to be, options before settings. Files are absolute. */
export type RunSettings = {
  suite: string;
  targets: readonly string[] | null;
  repeats: number | null;
  budgetMicroUsd: number | null;
  environment: string | null;
  askAnew: boolean;
  baseline: string | null;
  gate: { maxRegressions: number | null; minPassRate: number | null } | null;
  allowUnchecked: boolean;
  reports: { junit: string | null; json: string | null; markdown: string | null };
  timeoutMs: number | null;
};

/** @throws {Failure} for what makes no sense, before anything is started */
export function readRunSettings(
  said: RunSaid,
  { settings, folder }: Config,
  cwd: string,
): RunSettings {
  const config = settings.run ?? {};
  const suite = said.suite ?? config.suite;
  if (!suite)
    throw new Failure(
      'Which suite?',
      'Say assay run <suite>, or set run.suite in assay.config.yaml.',
    );
  const maxRegressions =
    readCount('max-regressions', said['max-regressions'], { min: 0, max: 1_000_000 }) ??
    config.maxRegressions ??
    null;
  const minPassRate =
    readShare('min-pass-rate', said['min-pass-rate']) ?? config.minPassRate ?? null;
  const baseline = said.baseline ?? config.baseline?.toString() ?? null;
  if (maxRegressions !== null && baseline === null) {
    throw new Failure('Regressions against what?', 'Say --baseline previous, or a run.');
  }
  const file = (option: string | undefined, setting: string | undefined) => {
    if (option !== undefined) return path.resolve(cwd, option);
    return setting === undefined ? null : path.resolve(folder, setting);
  };
  return {
    suite,
    targets: said.target ?? config.targets ?? null,
    repeats: readCount('repeat', said.repeat, { min: 1, max: 20 }) ?? config.repeat ?? null,
    budgetMicroUsd:
      readMoney('budget', said.budget) ??
      (config.budget === undefined ? null : Math.round(config.budget * 1_000_000)),
    environment: said.environment ?? config.environment ?? null,
    askAnew: said['ask-anew'] ?? config.askAnew ?? false,
    baseline,
    gate: maxRegressions === null && minPassRate === null ? null : { maxRegressions, minPassRate },
    allowUnchecked: said['allow-unchecked'] ?? config.allowUnchecked ?? false,
    reports: {
      junit: file(said.junit, config.junit),
      json: file(said.json, config.json),
      markdown: file(said.markdown, config.markdown),
    },
    timeoutMs: readDuration('timeout', said.timeout ?? config.timeout),
  };
}
