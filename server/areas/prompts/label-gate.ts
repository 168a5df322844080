/** What a run of the guarding suite came to with one version of a prompt: its conversations by outcome. */
export type GateRun = {
  id: string;
  number: number;
  passed: number;
  failed: number;
  errored: number;
  /** Nothing was expected of them. */
  unchecked: number;
  /** Cancelled, or not begun when the run ended. */
  unplayed: number;
};

export type GateFacts = {
  suite: { id: string; name: string };
  version: number;
  /** The newest run of the suite with this version that has ended. */
  run: GateRun | null;
  /** A newer one that goes on. */
  underWay: { id: string; number: number } | null;
};

/** One thing that keeps a label from moving, as a sentence, and the run it is about. */
export type Lack = { text: string; run: { id: string; number: number } | null };

/** What is missing until a suite is green on a version; nothing when it is. */
export function lacksOf({ suite, version, run, underWay }: GateFacts): Lack[] {
  const lacks = run ? lacksOfRun(run, version) : [neverRun(suite.name, version)];
  if (lacks.length === 0 || !underWay) return lacks;
  return [...lacks, { text: `Run #${underWay.number} is still under way.`, run: underWay }];
}

function neverRun(suite: string, version: number): Lack {
  return { text: `${suite} has not been run on version ${version}.`, run: null };
}

function lacksOfRun(run: GateRun, version: number): Lack[] {
  const { id, number, passed, failed, errored, unchecked, unplayed } = run;
  const all = passed + failed + errored + unchecked + unplayed;
  const said = (count: number, what: string) =>
    count === 0 ? [] : [`${count} of ${conversations(all)} ${what} in run #${number}.`];
  const texts =
    all === 0
      ? [`Run #${number} played no conversation with version ${version}.`]
      : [
          ...said(failed, 'failed'),
          ...said(errored, 'ended with an error'),
          ...said(unchecked, unchecked === 1 ? 'was not checked' : 'were not checked'),
          ...said(unplayed, unplayed === 1 ? 'was not played' : 'were not played'),
        ];
  return texts.map((text) => ({ text, run: { id, number } }));
}

function conversations(count: number): string {
  return count === 1 ? '1 conversation' : `${count} conversations`;
}
